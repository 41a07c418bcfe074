/**
 * Places and values of a rule set as words: "Pinjaman bank Himbara · Batas pinjaman", "Rp3.000.000.000", "belum ditetapkan". They read the
 * language: call them where the result is drawn.
 */
import { formatDay, isoDaySchema } from "@pendamping/shared/day";
import { formatRupiah } from "@pendamping/shared/money";
import { entryId } from "@pendamping/shared/rule-set/compare";
import type { Label, RuleSet } from "@pendamping/shared/rule-set/rule-set";
import * as v from "valibot";
import { language } from "../../i18n/language.ts";
import { useMessages } from "../../i18n/messages.ts";
import { percentText } from "../../ui/fields/number-text.ts";
import { labelText, legalityItemName } from "../../ui/names/item-names.ts";
import { partAt } from "./draft.ts";
import { messages } from "./messages.ts";

const labelSchema = v.object({ id: v.string(), en: v.string() });
const labelledSchema = v.looseObject({ label: labelSchema });
const dueSchema = v.object({ dayOfMonth: v.number(), nextWorkingDay: v.boolean() });

/** A place, by names that one of the two sets has for its parts. */
export function placeName(path: readonly string[], sets: readonly RuleSet[]): string {
  const t = useMessages(messages);
  const parts = lookUpIn(t.parts);
  let nodes: readonly unknown[] = sets;
  const words = path.map((key) => {
    const inList = nodes.some(Array.isArray);
    nodes = nodes.map((node) => partAt(node, key));
    return inList ? entryName(nodes.find((node) => node !== undefined) ?? key) : parts(key);
  });
  // "Skema" before a scheme's own name says nothing.
  return (words.length > 1 ? words.slice(1) : words).join(" · ");
}

/** A value as it is read out at its place. Undefined: it is not there. */
export function valueText(path: readonly string[], value: unknown): string {
  const t = useMessages(messages);
  const key = path.at(-1) ?? "";
  if (value === undefined) return t.absent;
  if (value === null) return key === "usualDays" ? t.noWaiting : t.notLaidDown;
  if (typeof value === "boolean") return value ? t.yes : t.no;
  if (typeof value === "number") return numberText(key, value);
  if (typeof value === "string") return stringText(key, value);
  if (Array.isArray(value))
    return value.length === 0 ? t.none : value.map((entry) => valueText(path, entry)).join(", ");
  const due = v.safeParse(dueSchema, value);
  if (due.success) return t.due(due.output.dayOfMonth, due.output.nextWorkingDay);
  return v.is(labelSchema, value) ? labelText(value as Label) : entryName(value);
}

function numberText(key: string, value: number): string {
  const t = useMessages(messages);
  if (key.endsWith("Rp")) return formatRupiah(value);
  if (key.endsWith("Bp")) return `${percentText(value)}%`;
  if (key.startsWith("tenorMonths") || key.startsWith("graceMonths")) return t.months(value);
  if (key === "usualDays") return t.days(value);
  if (key === "weight") return t.points(value);
  return String(value);
}

function stringText(key: string, value: string): string {
  const t = useMessages(messages);
  if (v.is(isoDaySchema, value)) return formatDay(value, language(), "short");
  if (key === "requirements" || key === "prerequisites") return legalityItemName(value);
  if (key === "status" || key === "desa" || key === "kelurahan" || key === "methods") return lookUpIn(t.values)(value);
  return value;
}

function entryName(entry: unknown): string {
  const labelled = v.safeParse(labelledSchema, entry);
  const name = labelled.success ? labelText(labelled.output.label) : undefined;
  const id = entryId(entry);
  if (v.is(isoDaySchema, id)) return `${formatDay(id, language(), "short")}${name ? `, ${name}` : ""}`;
  return name ?? id ?? (typeof entry === "string" ? entry : JSON.stringify(entry));
}

function lookUpIn(names: object): (id: string) => string {
  return (id) => (Object.hasOwn(names, id) ? ((names as Readonly<Record<string, string>>)[id] ?? id) : id);
}

/** "sejak 21 Jul 2025" */
export function datesText({ effectiveFrom, effectiveUntil }: RuleSet): string {
  const t = useMessages(messages);
  const day = (iso: string) => formatDay(iso, language(), "short");
  if (effectiveFrom !== null && effectiveUntil !== null) return t.between(day(effectiveFrom), day(effectiveUntil));
  if (effectiveFrom !== null) return t.since(day(effectiveFrom));
  return effectiveUntil === null ? t.noDates : t.until(day(effectiveUntil));
}
