/** What a field of any section is made of, by its place in the document: how to read it and with what to fill it in. */
import { isoDaySchema } from "@pendamping/shared/day";
import { type FieldSchema, type Reading, readField } from "@pendamping/shared/file/reading";
import { splitRowKey } from "@pendamping/shared/file/row-key";
import { type Section, sectionOfRoot } from "@pendamping/shared/file/section";
import { financingSchema } from "@pendamping/shared/financing/applications";
import { legalityFieldSchema, legalityMap, legalityStatuses } from "@pendamping/shared/legality/access";
import { assumptionSchema } from "@pendamping/shared/plan/assumptions";
import { assumptionFields, planColumns } from "@pendamping/shared/plan/fields";
import { planFieldSchema } from "@pendamping/shared/plan/tables";
import { profileMap, profileSchema } from "@pendamping/shared/profile/access";
import { profileFields, profileGroups } from "@pendamping/shared/profile/fields";
import { profileColumns } from "@pendamping/shared/profile/table-fields";
import { profileFieldSchema } from "@pendamping/shared/profile/tables";
import { repaymentMethods } from "@pendamping/shared/rule-set/rule-set";
import * as v from "valibot";
import type * as Y from "yjs";
import { useRuleSets } from "../../sync/rule-sets.ts";
import { planRow, profileRow, splitLegalityKey } from "../../ui/names/names.ts";
import { placeOf } from "../../ui/place-address.ts";

export type FieldKind =
  | { readonly kind: "text" | "long-text" | "rupiah" | "day" | "count" | "decimal" | "flag" }
  | { readonly kind: "quantity" | "percent" | "iso-month" }
  | { readonly kind: "digits"; readonly digits: readonly number[] | null }
  | { readonly kind: "choice"; readonly choices: readonly string[] };

export interface KnownField {
  readonly root: string;
  readonly key: string;
  readonly section: Section;
  /** Its page, below the file's. */
  readonly page: string;
  /** Its place as notes name it. */
  readonly place: string;
  /** Undefined for what this version has no control for: its values can be chosen, not written. */
  readonly kind: FieldKind | undefined;
  read(ydoc: Y.Doc): Reading<unknown>;
}

/** `path` is "profile/capital.initialRp" or "legality/outlet-licence/grocery.number". Undefined where there is no such section. */
export function knownField(path: string): KnownField | undefined {
  const slash = path.indexOf("/");
  const root = slash === -1 ? path : path.slice(0, slash);
  const key = slash === -1 ? "" : path.slice(slash + 1);
  const section = sectionOfRoot(root);
  if (section === undefined || root !== section || key === "") return undefined;
  if (section === "profile") return profileRow(key) ? profileTableField(key) : profileField(key);
  if (section === "legality") return legalityField(key);
  if (section === "plan") return planField(key);
  if (section === "financing") return financingField(key);
  return {
    root,
    key,
    section,
    page: section,
    place: section,
    kind: undefined,
    read: (ydoc) => readField(ydoc.getMap(root), key, v.unknown()),
  };
}

function profileField(key: string): KnownField {
  const field = profileFields.find(({ id }) => id === key);
  const group = profileGroups.find(({ fields }) => fields.some(({ id }) => id === key))?.id;
  const kind = field?.kind;
  return {
    root: "profile",
    key,
    section: "profile",
    page: field ? `profile/${group}` : "profile",
    place: field ? `profile/${key}` : "profile",
    kind:
      field === undefined || kind === undefined
        ? undefined
        : kind === "digits"
          ? { kind, digits: field.digits ?? null }
          : kind === "choice"
            ? { kind, choices: field.choices ?? [] }
            : { kind: kind === "phone" || kind === "email" ? "text" : kind },
    read: (ydoc) => readField<unknown>(profileMap(ydoc), key, field ? profileSchema(field) : v.unknown()),
  };
}

function profileTableField(key: string): KnownField {
  const row = profileRow(key);
  const column = row && profileColumns[row.table].find(({ field }) => field === row.field);
  const kind = (): FieldKind | undefined => {
    if (!column) return undefined;
    switch (column.kind) {
      case "digits":
        return { kind: "digits", digits: column.digits ?? null };
      case "choice":
        return { kind: "choice", choices: column.choices ?? [] };
      case "decimal":
        return { kind: "quantity" };
      case "degrees":
        return { kind: "decimal" };
      case "month":
        return { kind: "iso-month" };
      case "phone":
        return { kind: "text" };
      default:
        return { kind: column.kind };
    }
  };
  return {
    root: "profile",
    key,
    section: "profile",
    page: row ? `profile/${row.table}?row=${row.row}` : "profile",
    place: row ? `profile/${row.table}` : "profile",
    kind: kind(),
    read: (ydoc) =>
      readField<unknown>(profileMap(ydoc), key, (row && profileFieldSchema(row.table, row.field)) ?? v.unknown()),
  };
}

function legalityField(key: string): KnownField {
  const { item, field } = splitLegalityKey(key);
  const rule = useRuleSets()
    .current()
    .legality.find(({ id }) => id === item.split("/")[0]);
  const kind = (): FieldKind | undefined => {
    if (field === undefined) return undefined;
    if (field === "status") return { kind: "choice", choices: legalityStatuses };
    if (field === "participants") return { kind: "count" };
    if (field === "number" && rule?.numeric) return { kind: "digits", digits: rule.digits };
    return { kind: legalityFieldSchema(field) === isoDaySchema ? "day" : "text" };
  };
  return {
    root: "legality",
    key,
    section: "legality",
    page: `legality/${item}`,
    place: `legality/${item}`,
    kind: kind(),
    read: (ydoc) =>
      readField<unknown>(legalityMap(ydoc), key, field === undefined ? v.unknown() : legalityFieldSchema(field)),
  };
}

function financingField(key: string): KnownField {
  const row = splitRowKey(key);
  const schema = row ? financingSchema(row.table, row.field) : undefined;
  const place = placeOf("financing", key);
  const kind = (): FieldKind | undefined => {
    const field = schema ? (row?.field ?? "") : "";
    if (field.endsWith("Rp")) return { kind: "rupiah" };
    if (field.endsWith("Months")) return { kind: "count" };
    if (field.endsWith("Bp")) return { kind: "percent" };
    if (field === "on" || field.endsWith("On")) return { kind: "day" };
    if (field === "method") return { kind: "choice", choices: repaymentMethods };
    if (field === "contactNik") return { kind: "digits", digits: [16] };
    if (["purpose", "supportNote", "note"].includes(field)) return { kind: "long-text" };
    return plainTexts.includes(field) ? { kind: "text" } : undefined;
  };
  return {
    root: "financing",
    key,
    section: "financing",
    page: place,
    place,
    kind: kind(),
    read: (ydoc) => readField<unknown>(ydoc.getMap("financing"), key, schema ?? v.unknown()),
  };
}

const plainTexts = ["bank", "branch", "contactName", "contactPhone", "minutesNumber", "minutesPlace"];

function planField(key: string): KnownField {
  const row = planRow(key);
  const column = row && planColumns[row.table].find(({ field }) => field === row.field);
  const assumption = assumptionFields.find((field) => field.key === key);
  const kind = (): FieldKind | undefined => {
    switch (column?.kind ?? assumption?.kind) {
      case "text":
        return { kind: column?.field === "note" ? "long-text" : "text" };
      case "choice":
        return { kind: "choice", choices: column?.choices ?? [] };
      case "decimal":
        return { kind: "quantity" };
      case "count":
      case "month":
      case "years":
        return { kind: "count" };
      case "rupiah":
        return { kind: "rupiah" };
      case "percent":
        return { kind: "percent" };
      case "iso-month":
        return { kind: "iso-month" };
      default:
        return undefined;
    }
  };
  const schema = row
    ? planFieldSchema(row.table, row.field)
    : assumption && (assumptionSchema(assumption.key) as FieldSchema<unknown>);
  const table = row?.table ?? "assumptions";
  return {
    root: "plan",
    key,
    section: "plan",
    page: row ? `plan/figures/${table}?row=${row.row}` : `plan/figures/${table}`,
    place: `plan/figures/${table}`,
    kind: kind(),
    read: (ydoc) => readField<unknown>(ydoc.getMap("plan"), key, schema ?? v.unknown()),
  };
}
