/**
 * Two texts compared word by word, so that a suggestion can be read: what it takes out is struck, what it puts in is
 * underlined. Words, spaces and punctuation marks are compared as they stand; equal beginnings and ends are set aside
 * first, the rest is a longest common subsequence.
 */

interface WordRun {
  readonly kind: "same" | "removed" | "added";
  readonly text: string;
}

/** Above this many comparisons (two passages of 1,200 words) the middle is shown as replaced whole: 1.5 million take 10 ms. */
const comparisonsMax = 1_500_000;

/** The runs in reading order. `before` is what is left without the added ones, `after` without the removed ones. */
export function wordDiff(before: string, after: string): WordRun[] {
  const old = words(before);
  const fresh = words(after);
  let start = 0;
  while (start < old.length && start < fresh.length && old[start] === fresh[start]) start++;
  let oldEnd = old.length;
  let freshEnd = fresh.length;
  while (oldEnd > start && freshEnd > start && old[oldEnd - 1] === fresh[freshEnd - 1]) {
    oldEnd--;
    freshEnd--;
  }
  return joined([
    { kind: "same", text: old.slice(0, start).join("") },
    ...middle(old.slice(start, oldEnd), fresh.slice(start, freshEnd)),
    { kind: "same", text: old.slice(oldEnd).join("") },
  ]);
}

/** Letters of an unchanged passage that stay beside a change. */
const contextLetters = 100;

/** Leaves out what is far from every change, so that one new sentence in a long text is found at once. */
export function excerpt(runs: readonly WordRun[]): WordRun[] {
  return runs.map((run, index) => {
    const first = index === 0;
    const last = index === runs.length - 1;
    if (run.kind !== "same" || (first && last)) return run;
    const head = first ? "" : run.text.slice(0, contextLetters);
    const tail = last ? "" : run.text.slice(-contextLetters);
    if (run.text.length <= head.length + tail.length + contextLetters) return run;
    const [before, after] = [head.replace(/\S*$/, ""), tail.replace(/^\S*/, "")];
    return { kind: "same", text: `${before}…${after}` };
  });
}

function words(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}]+|\s+|[^\p{L}\p{N}\p{M}\s]/gu) ?? [];
}

function middle(old: readonly string[], fresh: readonly string[]): WordRun[] {
  if (old.length * fresh.length > comparisonsMax)
    return [
      { kind: "removed", text: old.join("") },
      { kind: "added", text: fresh.join("") },
    ];
  const width = fresh.length + 1;
  // common[i * width + j]: length of the longest common subsequence of old from i and fresh from j
  const common = new Uint16Array((old.length + 1) * width);
  const at = (i: number, j: number) => common[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = fresh.length - 1; j >= 0; j--)
      common[i * width + j] = old[i] === fresh[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const runs: WordRun[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < fresh.length) {
    const removed = old[i];
    const added = fresh[j];
    if (removed !== undefined && removed === added) {
      runs.push({ kind: "same", text: removed });
      i++;
      j++;
    } else if (removed !== undefined && (added === undefined || at(i + 1, j) >= at(i, j + 1))) {
      runs.push({ kind: "removed", text: removed });
      i++;
    } else if (added !== undefined) {
      runs.push({ kind: "added", text: added });
      j++;
    }
  }
  return runs;
}

/**
 * Neighbours of one kind as one run. A lone space that both texts share between two changes would cut a replaced phrase
 * into confetti: it joins both sides.
 */
function joined(runs: readonly WordRun[]): WordRun[] {
  const result: WordRun[] = [];
  let removed = "";
  let added = "";
  const flush = () => {
    if (removed) result.push({ kind: "removed", text: removed });
    if (added) result.push({ kind: "added", text: added });
    removed = added = "";
  };
  runs.forEach((run, index) => {
    if (run.text === "") return;
    if (run.kind === "removed") removed += run.text;
    else if (run.kind === "added") added += run.text;
    else if (/^\s+$/.test(run.text) && removed && added && runs[index + 1]?.text && runs[index + 1]?.kind !== "same") {
      removed += run.text;
      added += run.text;
    } else {
      flush();
      const last = result.at(-1);
      if (last?.kind === "same") result[result.length - 1] = { kind: "same", text: last.text + run.text };
      else result.push(run);
    }
  });
  flush();
  return result;
}
