/** A suggestion in words: what it is about, why it was not applied, what stands before and after. */
import { sections } from "@pendamping/shared/file/section";
import { mayWrite } from "@pendamping/shared/people/permissions";
import type { PersonCard, SuggestedChange, Suggestion } from "@pendamping/shared/protocol/catch-up";
import { useMessages } from "../../i18n/messages.ts";
import { fieldName, fieldValue, planSectionName, sectionName } from "../../ui/names/names.ts";
import { messages } from "./messages.ts";

type People = Readonly<Record<string, PersonCard>>;

/** "Alamat kantor", "Alamat kantor dan 2 lainnya". Reads the language. */
export function suggestionTitle(suggestion: Suggestion): string {
  const t = useMessages(messages);
  const [first, ...more] = suggestion.changes;
  if (!first) return suggestion.sections.map(sectionName).join(", ") || t.title;
  const name = first.root.startsWith("plan:") ? planSectionName(first.root.slice("plan:".length)) : changeName(first);
  return more.length > 0 ? t.andMore(name, more.length) : name;
}

/** A record is called by its section: its id says nothing to anybody. */
export function changeName(change: SuggestedChange, row?: string | null): string {
  return fieldName(change.root, change.kind === "record" ? null : change.key, row);
}

export function personName(account: string, people: People): string {
  return people[account]?.name ?? useMessages(messages).someone;
}

/** Why it did not go straight into the file. */
export function whyNot(suggestion: Suggestion, own: boolean, people: People): string {
  const t = useMessages(messages);
  const author = personName(suggestion.author, people);
  switch (suggestion.reason) {
    case "role": {
      const names = suggestion.sections.map(sectionName).join(", ");
      const writers = writersOf(suggestion.sections).join(t.and);
      if (!names || !writers) return t.reasons.other;
      return own ? t.reasons.roleOwn(names, writers) : t.reasons.role(names, writers, author);
    }
    case "not-assigned":
      return own ? t.reasons["not-assigned-own"] : t.reasons["not-assigned"](author);
    case "not-own-record":
    case "no-place":
      return t.reasons[suggestion.reason];
    default:
      return t.reasons.other;
  }
}

/** Those near the file who may write all of these sections, managers first. */
function writersOf(names: readonly string[]): string[] {
  const t = useMessages(messages);
  return (["manager", "assistant"] as const)
    .filter((role) => names.every((name) => sections.some((section) => section === name && mayWrite(role, section))))
    .map((role) => t.roles[role]);
}

/** One side of a change as words; "" for what is empty. */
export function valueText(change: SuggestedChange, side: "before" | "after"): string {
  const value = change[side];
  if (value === null || value === undefined || value === "") return "";
  if (change.kind === "record") return recordText(value, change[side === "before" ? "after" : "before"]);
  if (change.kind === "text" || change.key === null) return typeof value === "string" ? value : JSON.stringify(value);
  return fieldValue(change.root, change.key, value);
}

/** A record's own words and whether it is withdrawn; besides, what else differs between the two sides. */
function recordText(value: unknown, other: unknown): string {
  if (typeof value !== "object" || value === null) return typeof value === "string" ? value : JSON.stringify(value);
  const record = value as Record<string, unknown>;
  const otherRecord: Record<string, unknown> = typeof other === "object" && other !== null ? { ...other } : record;
  const lines = typeof record["text"] === "string" ? [record["text"]] : [];
  if (record["withdrawnAt"]) lines.push(useMessages(messages).withdrawnRecord);
  for (const [key, part] of Object.entries(record))
    if (key !== "text" && key !== "withdrawnAt" && JSON.stringify(part) !== JSON.stringify(otherRecord[key]))
      lines.push(`${key}: ${typeof part === "string" ? part : JSON.stringify(part)}`);
  return lines.join("\n") || JSON.stringify(value);
}
