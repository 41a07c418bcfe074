/** Senders with rights, for the gate's tests. */
import type { Section } from "@pendamping/shared/file/section";
import { ownRecordsOnly } from "@pendamping/shared/people/permissions";
import type { Writer } from "../judge.ts";

/** `ids` are bound to this person; ids that `others` holds belong to somebody else, the rest to nobody. */
export function writer(
  account: string,
  sections: readonly Section[] | "all",
  ids: Iterable<number> = [],
  others: ReadonlySet<number> | "everybody" = new Set(),
): Writer {
  const own = new Set(ids);
  return {
    account,
    mayWrite: (section) => sections === "all" || sections.includes(section),
    ownRecordsOnly,
    owns: (client) => {
      if (own.has(client)) return "own";
      return others === "everybody" || others.has(client) ? "foreign" : "free";
    },
  };
}
