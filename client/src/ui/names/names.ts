/**
 * What the parts of a mentoring file are called on every screen: sections, items, fields, and values as words. A name that this
 * version does not know is shown as it is written in the file, so that nothing another version wrote is nameless.
 *
 * All of these read the language: call them where the result is drawn.
 */
import { formatDay, isoDaySchema } from "@pendamping/shared/day";
import { splitRowKey } from "@pendamping/shared/file/row-key";
import { type LegalityFieldName, legalityFieldNames } from "@pendamping/shared/legality/access";
import { formatRupiah } from "@pendamping/shared/money";
import {
  assumptionFields,
  isAssumption,
  type PlanTableId,
  planColumns,
  planTableIds,
} from "@pendamping/shared/plan/fields";
import { officers, type ProfileField, profileFields } from "@pendamping/shared/profile/fields";
import { type ProfileTableId, profileColumns, profileTableIds } from "@pendamping/shared/profile/table-fields";
import * as v from "valibot";
import { language } from "../../i18n/language.ts";
import { useMessages } from "../../i18n/messages.ts";
import { legalityItemName, outletName } from "./item-names.ts";
import { messages } from "./messages.ts";

/** "Legalitas" */
export function sectionName(section: string): string {
  return lookUp(useMessages(messages).section, section);
}

/** "Identitas koperasi", "Anggota" */
export function profileGroupName(group: string): string {
  const t = useMessages(messages);
  return Object.hasOwn(t.profileTable, group) ? lookUp(t.profileTable, group) : lookUp(t.profileGroup, group);
}

/** "NIK", "Tanggal masuk": a particular of a manager or an outlet, or a field of a row. */
export function particularName(field: string): string {
  return lookUp(useMessages(messages).particular, field);
}

/** "Perempuan", "Milik desa" */
export function particularChoiceName(field: string, choice: string): string {
  if (field === "outlet") return outletName(choice);
  const names: Readonly<Record<string, object>> = useMessages(messages).particularChoice;
  return lookUp((Object.hasOwn(names, field) && names[field]) || {}, choice);
}

/** "Pasar dan pemasaran" */
export function planSectionName(id: string): string {
  return lookUp(useMessages(messages).planSection, id);
}

/** "Penjualan", "Asumsi" */
export function planTableName(id: string): string {
  const t = useMessages(messages);
  return id === "assumptions" ? t.assumptions : lookUp(t.planTable, id);
}

/** "Harga jual" */
export function planFieldName(table: PlanTableId, field: string): string {
  return lookUp(useMessages(messages).planField[table], field);
}

/** "Simpanan pokok", "Gerai sembako": a choice in a row of the plan. */
export function planChoiceName(field: string, choice: string): string {
  return field === "outlet" ? outletName(choice) : lookUp(useMessages(messages).sourceKind, choice);
}

/** "Pertumbuhan penjualan setahun" */
export function assumptionName(key: string): string {
  return lookUp(useMessages(messages).assumption, key);
}

/** "Tanggal terbit" */
export function legalityFieldName(field: LegalityFieldName): string {
  return useMessages(messages).legalityField[field];
}

/** "Diajukan" */
export function legalityStatusName(status: string): string {
  return lookUp(useMessages(messages).status, status);
}

/** "Simpanan pokok per anggota", "NIK ketua", "Gerai sembako · Listrik"; an outlet's flag is called by the outlet. */
export function profileFieldName(id: string): string {
  const t = useMessages(messages);
  const [, outlet, ofOutlet] = /^outlets\.(.+)\.(\w+)$/.exec(id) ?? [];
  if (outlet && ofOutlet)
    return ofOutlet === "planned" ? outletName(outlet) : t.of(outletName(outlet), particularName(ofOutlet));
  const position = officers.find((each) => id.startsWith(`organs.${each}`));
  const particular = position && particularOf(id, position);
  if (position && particular !== "name")
    return t.ofManager(particularName(particular ?? ""), lookUp(t.profileField, `organs.${position}Name`));
  return lookUp(t.profileField, id);
}

/** The particular that a field is: "nik" of "organs.chairNik", "electricity" of "outlets.grocery.electricity". */
export function particularOf(id: string, of: string): string {
  const rest = id.slice(id.indexOf(of) + of.length).replace(/^\./, "");
  return rest.charAt(0).toLowerCase() + rest.slice(1);
}

/** "Primer", for a field that is a choice. */
export function profileChoiceName(id: string, choice: string): string {
  const names: Readonly<Record<string, object>> = useMessages(messages).choice;
  const own = Object.hasOwn(names, id) && names[id];
  if (own) return lookUp(own, choice);
  const of = profileFields.find((field) => field.id === id)?.of;
  return of === undefined ? choice : particularChoiceName(particularOf(id, of), choice);
}

/**
 * A field by its place in the document: "NIB · Tanggal terbit", "Simpanan pokok per anggota", "Rencana usaha · Pasar dan pemasaran".
 * A field of a table's row with what the row is called (row-name.ts), where that is known: "Penjualan · Beras · Harga jual".
 */
export function fieldName(root: string, key: string | null, row?: string | null): string {
  const t = useMessages(messages);
  if (root === "profile" && key !== null) return profileKeyName(key, row ?? null);
  if (root === "legality" && key !== null) {
    const { item, field } = splitLegalityKey(key);
    return t.of(legalityItemName(item), field ? t.legalityField[field] : key.slice(item.length + 1));
  }
  if (root.startsWith("legality:")) return t.of(legalityItemName(root.slice("legality:".length)), t.remark);
  if (root === "financing" && key !== null) return t.of(t.section.financing, financingKeyName(key));
  if (root === "plan" && key !== null) return planKeyName(key, row ?? null);
  if (root.startsWith("plan:")) return t.of(t.section.plan, planSectionName(root.slice("plan:".length)));
  return key === null ? sectionName(root) : t.of(sectionName(root), key);
}

/** A field's value as words: "Rp185.000.000", "12 Nov 2025", "Diajukan". What does not fit is shown as it is. */
export function fieldValue(root: string, key: string, value: unknown): string {
  if (root === "profile") {
    const field = profileFields.find(({ id }) => id === key);
    if (field) return profileValue(field, value);
    const at = profileRow(key);
    const column = at && profileColumns[at.table].find((each) => each.field === at.field);
    if (column?.kind === "choice" && typeof value === "string") return particularChoiceName(column.field, value);
    if (column?.kind === "rupiah" && typeof value === "number") return formatRupiah(value);
    if (column?.kind === "month" && typeof value === "string") return monthName(value);
  }
  if (root === "legality") {
    const { field } = splitLegalityKey(key);
    if (field === "status" && typeof value === "string") return legalityStatusName(value);
  }
  if (root === "plan") return planValue(key, value);
  if (root === "financing") return financingValue(key, value);
  return plainValue(value);
}

function profileKeyName(key: string, name: string | null): string {
  const t = useMessages(messages);
  const row = profileRow(key);
  if (!row) return profileFieldName(key);
  const field = particularName(row.field);
  return t.of(profileGroupName(row.table), name === null ? field : t.of(name, field));
}

/** The parts of a profile's key, where it names a table that this version knows. */
export function profileRow(key: string): { table: ProfileTableId; row: string; field: string } | null {
  const row = splitRowKey(key);
  const table = profileTableIds.find((id) => id === row?.table);
  return row && table ? { ...row, table } : null;
}

/** "Jumlah pinjaman" */
export function applicationFieldName(field: string): string {
  return lookUp(useMessages(messages).financingField, field);
}

/** "Angsuran tetap" */
export function repaymentMethodName(method: string): string {
  return lookUp(useMessages(messages).repaymentMethod, method);
}

function financingKeyName(key: string): string {
  const t = useMessages(messages);
  const row = splitRowKey(key);
  if (row?.table === "application") return applicationFieldName(row.field);
  if (row?.table === "stage") return lookUp(t.stageField, row.field);
  return row?.table === "document" ? lookUp(t.documentField, row.field) : key;
}

function financingValue(key: string, value: unknown): string {
  const field = splitRowKey(key)?.field ?? "";
  if (typeof value === "number" && field.endsWith("Rp")) return formatRupiah(value);
  if (typeof value === "number" && field.endsWith("Bp")) return formatPercent(value);
  return field === "method" && typeof value === "string" ? repaymentMethodName(value) : plainValue(value);
}

function planKeyName(key: string, name: string | null): string {
  const t = useMessages(messages);
  if (isAssumption(key)) return t.of(t.assumptions, assumptionName(key));
  const row = planRow(key);
  if (!row) return t.of(t.section.plan, key);
  const field = planFieldName(row.table, row.field);
  return t.of(planTableName(row.table), name === null ? field : t.of(name, field));
}

/** The parts of a plan's key, where it names a table that this version knows. */
export function planRow(key: string): { table: PlanTableId; row: string; field: string } | null {
  const row = splitRowKey(key);
  const table = planTableIds.find((id) => id === row?.table);
  return row && table ? { ...row, table } : null;
}

function planValue(key: string, value: unknown): string {
  const t = useMessages(messages);
  const row = planRow(key);
  const column = row && planColumns[row.table].find(({ field }) => field === row.field);
  const kind = column ? column.kind : assumptionFields.find((field) => field.key === key)?.kind;
  if (typeof value === "string") {
    if (column?.kind === "choice") return planChoiceName(column.field, value);
    if (kind === "iso-month") return monthName(value);
  }
  if (typeof value === "number") {
    if (kind === "rupiah") return formatRupiah(value);
    if (kind === "percent") return formatPercent(value);
    if (kind === "years") return t.years(value);
  }
  return plainValue(value);
}

/** "Januari 2027"; what is no month is shown as it is. */
export function monthName(month: string): string {
  const day = `${month}-01`;
  return v.is(isoDaySchema, day) ? formatDay(day, language(), "long").replace(/^\d+ /, "") : month;
}

/** Basis points as per cent: "0,5%". */
export function formatPercent(bp: number): string {
  const text = (bp / 100).toLocaleString(language() === "id" ? "id-ID" : "en-GB", { maximumFractionDigits: 2 });
  return `${text.replace("-", "−")}%`;
}

/** A profile field's value as words. */
export function profileValue(field: ProfileField, value: unknown): string {
  const t = useMessages(messages);
  switch (field.kind) {
    case "rupiah":
      return typeof value === "number" ? formatRupiah(value) : plainValue(value);
    case "flag":
      return value === true ? t.yes : value === false ? t.no : plainValue(value);
    case "choice":
      return typeof value === "string" ? profileChoiceName(field.id, value) : plainValue(value);
    default:
      return plainValue(value);
  }
}

/** A place within the file, as notes and presence name it: "legality/nib", "profile/address", "plan/market", "" for the whole. */
export function placeName(place: string): string {
  const t = useMessages(messages);
  const [section = "", ...rest] = place.split("/");
  const part = rest.join("/");
  if (section === "") return t.overview;
  if (part === "") return sectionName(section);
  if (section === "legality") return t.of(t.section.legality, legalityItemName(part));
  if (section === "financing") return t.section.financing;
  if (section === "plan") {
    const table = /^figures\/(.+)$/.exec(part)?.[1];
    const name =
      table !== undefined ? planTableName(table) : part === "projections" ? t.projections : planSectionName(part);
    return t.of(t.section.plan, name);
  }
  if (section === "profile") {
    const [group = ""] = rest; // behind it a row, or an outlet
    return t.of(
      t.section.profile,
      group in t.profileGroup || group in t.profileTable ? profileGroupName(group) : profileFieldName(part),
    );
  }
  return t.of(sectionName(section), part);
}

/** `outlet-licence/grocery.number` → item `outlet-licence/grocery`, field `number`. */
export function splitLegalityKey(key: string): { item: string; field: LegalityFieldName | undefined } {
  const dot = key.lastIndexOf(".");
  const name = key.slice(dot + 1);
  return { item: dot === -1 ? key : key.slice(0, dot), field: legalityFieldNames.find((field) => field === name) };
}

function plainValue(value: unknown): string {
  if (v.is(isoDaySchema, value)) return formatDay(value, language(), "short");
  if (typeof value === "number")
    return value.toLocaleString(language() === "id" ? "id-ID" : "en-GB", { maximumFractionDigits: 6 });
  return typeof value === "string" ? value : JSON.stringify(value);
}

function lookUp(names: object, id: string): string {
  // ids come from other people's documents: "constructor" names nothing
  return Object.hasOwn(names, id) ? ((names as Readonly<Record<string, string>>)[id] ?? id) : id;
}
