/**
 * What waits for the person, derived from the files and never set by hand: the village's decision about an application, clashes and
 * suggestions that they may settle, questions, what has to be asked for outside, and the next steps that are theirs. Most urgent first; only for those who
 * may act, so an office that reads hundreds of files is left in peace.
 */
import { sectionOfRoot } from "@pendamping/shared/file/section";
import type { FileEntry } from "@pendamping/shared/protocol/account";
import type { PersonCard, Suggestion } from "@pendamping/shared/protocol/catch-up";
import type { FileSummary, NextStep } from "@pendamping/shared/summary/file-summary";

export type Turn = { readonly file: FileEntry; readonly href: string } & (
  | { readonly kind: "clash"; readonly count: number; readonly root: string; readonly key: string }
  | {
      readonly kind: "suggestion";
      readonly count: number;
      readonly from: PersonCard | null;
      readonly root: string;
      readonly key: string | null;
    }
  | { readonly kind: "decision" }
  | { readonly kind: "questions"; readonly count: number }
  | { readonly kind: "ask" | "step"; readonly step: LegalityStep }
);
type LegalityStep = Extract<NextStep, { kind: "legality" }>;

const order: readonly Turn["kind"][] = ["decision", "clash", "suggestion", "questions", "ask", "step"];

export function turnsOf(given: {
  readonly files: readonly FileEntry[];
  readonly summary: (id: string) => FileSummary | undefined;
  /** Those that wait for a decision of this person, not yet decided on this device. */
  readonly suggestions: readonly Suggestion[];
  readonly people: Readonly<Record<string, PersonCard>>;
  /** Whether this person decides about the file's application and has not yet, here or anywhere. */
  readonly undecided: (file: string) => boolean;
}): Turn[] {
  return given.files
    .flatMap((file) => [
      ...decisionTurns(file, given.summary(file.id), given.undecided),
      ...clashTurns(file, given.summary(file.id)),
      ...suggestionTurns(file, given.suggestions, given.people),
      ...questionTurns(file, given.summary(file.id)),
      ...stepTurns(file, given.summary(file.id)),
    ])
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || urgency(b) - urgency(a));
}

function decisionTurns(
  file: FileEntry,
  summary: FileSummary | undefined,
  undecided: (file: string) => boolean,
): Turn[] {
  const next = summary?.next;
  const due = next?.kind === "financing" && next.step.what === "hand-in" && next.step.approval !== null;
  return due && undecided(file.id) ? [{ kind: "decision", file, href: `/files/${file.id}/approvals` }] : [];
}

function clashTurns(file: FileEntry, summary: FileSummary | undefined): Turn[] {
  const mine = (summary?.clashes ?? []).filter(({ root }) => writable(file, sectionOfRoot(root)));
  const first = mine[0];
  if (!first) return [];
  return [
    { kind: "clash", file, count: mine.length, ...first, href: `/files/${file.id}/clashes/${first.root}/${first.key}` },
  ];
}

/** One row for all suggestions of one author in one file; it leads to the oldest. */
function suggestionTurns(
  file: FileEntry,
  suggestions: readonly Suggestion[],
  people: Readonly<Record<string, PersonCard>>,
): Turn[] {
  const byAuthor = Map.groupBy(
    suggestions.filter((suggestion) => suggestion.file === file.id),
    ({ author }) => author,
  );
  return [...byAuthor].flatMap(([author, theirs]): Turn[] => {
    const oldest = theirs.toSorted((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1))[0];
    const change = oldest?.changes[0];
    if (!oldest) return [];
    return [
      {
        kind: "suggestion",
        file,
        count: theirs.length,
        from: people[author] ?? null,
        root: change?.root ?? oldest.sections[0] ?? "",
        key: change?.kind === "field" ? change.key : null,
        href: `/files/${file.id}/suggestions/${oldest.id}`,
      },
    ];
  });
}

function questionTurns(file: FileEntry, summary: FileSummary | undefined): Turn[] {
  const count = summary?.notes.questions ?? 0;
  if (count === 0 || !file.kept || !writable(file, "notes")) return [];
  return [{ kind: "questions", file, count, href: `/files/${file.id}/notes` }];
}

function stepTurns(file: FileEntry, summary: FileSummary | undefined): Turn[] {
  const step = summary?.next;
  if (step?.kind !== "legality" || !writable(file, "legality")) return [];
  const href = `/files/${file.id}/legality/${step.item}`;
  if (step.mover === "us") return [{ kind: "step", file, step, href }];
  return step.days !== null ? [{ kind: "ask", file, step, href }] : [];
}

/** Within a kind: stuck longest first, then the nearest target. */
function urgency(turn: Turn): number {
  if (turn.kind === "ask") return turn.step.days ?? 0;
  if (turn.kind === "step") return turn.step.targetOn ? 1 / Number(turn.step.targetOn.replaceAll("-", "")) : 0;
  return 0;
}

function writable(file: FileEntry, section: FileEntry["writable"][number] | undefined): boolean {
  return section !== undefined && file.writable.includes(section);
}
