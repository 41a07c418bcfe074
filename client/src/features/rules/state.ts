/**
 * Composing and publishing the next version of a rule set. The draft is kept on this device until it is published or thrown away, so that
 * leaving the page is always safe. Publishing is the server's decision and needs signal; a request whose answer got lost is sent again under
 * the same key and publishes once.
 */
import { rulesPublishedSchema } from "@pendamping/shared/protocol/rules";
import { compareRuleSets, type RuleDifference } from "@pendamping/shared/rule-set/compare";
import type { RuleSet } from "@pendamping/shared/rule-set/rule-set";
import { parseRuleSet, type RuleSetFaultKind } from "@pendamping/shared/rule-set/schema";
import { type Accessor, createMemo, createSignal } from "solid-js";
import * as v from "valibot";
import { useLibrary, useSession } from "../../app/context.ts";
import { callApi } from "../../sync/http.ts";
import { useRuleSets } from "../../sync/rule-sets.ts";
import { nextVersion, placeOfFault, valueAt, withEdit } from "./draft.ts";

export type PublishProblem = "no-signal" | "signed-out" | "not-next" | "refused" | "trouble";

export interface RuleDraft {
  /** The last version. */
  readonly base: RuleSet;
  /** The next version as it stands. */
  readonly next: Accessor<RuleSet>;
  readonly differences: Accessor<readonly RuleDifference[]>;
  /** What keeps it from being published, at its place; null where nothing does. */
  readonly fault: Accessor<{ readonly place: string; readonly kind: RuleSetFaultKind } | null>;
  value(place: string): unknown;
  set(place: string, value: unknown): void;
  discard(): void;
  /** Null when it is published. */
  publish(): Promise<PublishProblem | null>;
}

/** Whether this person may publish; the server asks again. */
export function mayPublish(): boolean {
  return useSession().me()?.role === "admin";
}

/** The last version of a set; the same one stays the same, whatever else arrives. */
export function createLatest(id: () => string): () => RuleSet | undefined {
  const sets = useRuleSets();
  return createMemo(() => sets.byId(id()), undefined, {
    equals: (a, b) => a?.id === b?.id && a?.version === b?.version,
  });
}

/** Within the page of one set, which is there. */
export function createRuleDraft(base: RuleSet): RuleDraft {
  const account = useSession().me()?.account ?? "";
  const library = useLibrary();
  const kept = `pd:rules:${account}:${base.id}`;
  const [stored, setStored] = createSignal(readKept(kept));
  const next = createMemo(() => nextVersion(base, stored().edits));
  const change = (edits: KeptDraft["edits"]) => {
    // Another content is another request.
    const draft = { edits, key: crypto.randomUUID() };
    setStored(draft);
    keep(kept, draft);
  };
  return {
    base,
    next,
    differences: createMemo(() => compareRuleSets(base, next())),
    fault: createMemo(() => {
      const parsed = parseRuleSet(next());
      return parsed.kind === "fault"
        ? { place: placeOfFault(next(), parsed.fault.path), kind: parsed.fault.kind }
        : null;
    }),
    value: (place) => valueAt(next(), place),
    set: (place, value) => change(withEdit(base, stored().edits, place, value)),
    discard: () => change({}),
    async publish() {
      const answer = await callApi("/api/rules", rulesPublishedSchema, {
        account,
        body: { key: stored().key, ruleSet: next() },
      });
      switch (answer.kind) {
        case "ok":
          await library.exchangeNow(); // brings it to this device as to every other
          if (useRuleSets().byId(base.id, next().version)) change({});
          return null;
        case "no-signal":
        case "signed-out":
          return answer.kind;
        case "refused":
          if (answer.status !== 409) return "refused";
          await library.exchangeNow();
          return "not-next";
        default:
          return "trouble";
      }
    },
  };
}

const keptSchema = v.object({ edits: v.record(v.string(), v.unknown()), key: v.pipe(v.string(), v.uuid()) });
type KeptDraft = v.InferOutput<typeof keptSchema>;

function readKept(name: string): KeptDraft {
  try {
    const parsed = v.safeParse(keptSchema, JSON.parse(localStorage.getItem(name) ?? "null"));
    if (parsed.success) return parsed.output;
  } catch {
    // no storage, or not ours: begin anew
  }
  return { edits: {}, key: crypto.randomUUID() };
}

/** Without storage the draft lives as long as the page. */
function keep(name: string, draft: KeptDraft): void {
  try {
    if (Object.keys(draft.edits).length === 0) localStorage.removeItem(name);
    else localStorage.setItem(name, JSON.stringify(draft));
  } catch {
    // it is still on the screen
  }
}
