/**
 * A list of members from a spreadsheet, read kindly: its columns are recognised by their headings, whatever stands above them is passed
 * over, and each row becomes a member unless it has no name or is there already. What cannot be read is left out and named, what looks
 * mistaken is kept and named. Nothing is written here.
 */
import * as v from "valibot";
import type { IsoDay } from "../day.ts";
import { dayOfSerial, parseDayText } from "../day-text.ts";
import { newRowId, type RowWrite, rowAdded } from "../file/rows.ts";
import { parseRupiah, type Rupiah } from "../money.ts";
import { type Doubt, doubtAbout } from "./doubt.ts";
import { fieldOfHeading, type MemberField } from "./member-headings.ts";
import { profileColumns } from "./table-fields.ts";
import { membersTable } from "./tables.ts";

/** A cell as readers of spreadsheets give it; a text file has strings alone. */
export type SheetCell = string | number | boolean | Date | null | undefined;
export type Sheet = readonly (readonly SheetCell[])[];

export type MemberValues = {
  -readonly [F in MemberField]?: v.InferOutput<(typeof membersTable.fields)[F]>;
};

/** Which row has the headings, and what each column holds; null for one that is not taken over. */
export interface SheetColumns {
  readonly head: number;
  readonly fields: readonly (MemberField | null)[];
}

/** Who is there already. */
export type KnownMember = Pick<MemberValues, "name" | "nik" | "birthOn" | "number">;

/** What the preview says about a row; `line` is the row's number in the spreadsheet, from 1. */
export type ImportRemark = { readonly line: number; readonly name: string | null } & (
  | { readonly kind: "no-name" }
  /** A row of totals. */
  | { readonly kind: "total" }
  /** The same NIK as an earlier row, or as a member who is there (`of` null). */
  | { readonly kind: "same-nik"; readonly nik: string; readonly of: number | null }
  /** Without a NIK, but the same name with the same birth date or member's number. */
  | { readonly kind: "same-person"; readonly of: number | null }
  | { readonly kind: "unreadable"; readonly field: MemberField; readonly text: string }
  /** A spreadsheet has turned the number into one of 15 digits; `text` is what is left of it. */
  | { readonly kind: "rounded"; readonly field: MemberField; readonly text: string }
  | { readonly kind: "same-name"; readonly of: number | null }
  | { readonly kind: "doubt"; readonly field: MemberField; readonly doubt: Doubt; readonly text: string }
);

export interface ImportPlan {
  readonly members: readonly { readonly line: number; readonly values: MemberValues }[];
  /** Rows that are not taken over, each once. */
  readonly skipped: readonly ImportRemark[];
  /** Cells that are left out, and values that should be looked at again. */
  readonly remarks: readonly ImportRemark[];
}

/** How many rows are looked through for headings: letterheads stand above them. */
const headRowsMax = 25;
/**
 * Writes of one step. One update of the document may hold 100,000 structs (protocol/limits.ts) and a write is one; a third of that is
 * 2,500 members with all their fields, and some 2 MB on the wire.
 */
const writesMax = 30_000;

/** The row with the most headings that are known, and at least a name. Without one, the first row that has anything. */
export function findColumns(sheet: Sheet): SheetColumns {
  let best: SheetColumns = {
    head: Math.max(
      0,
      sheet.findIndex((row) => row.some(isFilled)),
    ),
    fields: [],
  };
  let most = 0;
  for (const [head, row] of sheet.slice(0, headRowsMax).entries()) {
    const fields = columnsOf(row);
    const known = fields.filter((field) => field !== null).length;
    if (known > most && fields.includes("name")) [best, most] = [{ head, fields }, known];
  }
  return most > 0 ? best : { head: best.head, fields: (sheet[best.head] ?? []).map(() => null) };
}

/** No field is taken from two columns: the first has it. */
function columnsOf(row: readonly SheetCell[]): (MemberField | null)[] {
  const taken = new Set<MemberField>();
  return Array.from(row, (cell) => {
    const field = fieldOfHeading(textOf(cell));
    if (field === null || taken.has(field)) return null;
    taken.add(field);
    return field;
  });
}

export function planImport(
  sheet: Sheet,
  columns: SheetColumns,
  known: readonly KnownMember[],
  today: IsoDay,
): ImportPlan {
  const members: { line: number; values: MemberValues }[] = [];
  const skipped: ImportRemark[] = [];
  const remarks: ImportRemark[] = [];
  const seen = createSeen(known);
  for (const [index, row] of sheet.entries()) {
    if (index <= columns.head || !row.some(isFilled)) continue;
    const line = index + 1;
    const { values, unread, rounded } = readRow(row, columns.fields);
    const name = values.name ?? null;
    if (Object.keys(values).length + unread.length + rounded.length === 0) continue; // only a counted row
    const skip = whyNot(values, rounded.length > 0, row, seen);
    if (skip) {
      skipped.push({ line, name, ...skip });
      continue;
    }
    for (const cell of unread) remarks.push({ line, name, kind: "unreadable", ...cell });
    for (const cell of rounded) remarks.push({ line, name, kind: "rounded", ...cell });
    const namesake = seen.name(values);
    if (namesake) remarks.push({ line, name, kind: "same-name", of: namesake.line });
    for (const { field, doubt, text } of doubtsOf(values, today))
      remarks.push({ line, name, kind: "doubt", field, doubt, text });
    seen.add(values, line, rounded.length > 0);
    members.push({ line, values });
  }
  return { members, skipped, remarks };
}

/** The writes that add members behind all others, in as many steps as their number asks for: one up to some 2,500. */
export function importSteps(members: ImportPlan["members"], firstPlace: number): RowWrite[][] {
  const steps: RowWrite[][] = [];
  let step: RowWrite[] = [];
  for (const [index, { values }] of members.entries()) {
    const writes = rowAdded(membersTable, newRowId(), firstPlace + index, values);
    if (step.length > 0 && step.length + writes.length > writesMax) {
      steps.push(step);
      step = [];
    }
    step.push(...writes);
  }
  return step.length > 0 ? [...steps, step] : steps;
}

type Skip =
  | { readonly kind: "no-name" }
  | { readonly kind: "total" }
  | { readonly kind: "same-nik"; readonly nik: string; readonly of: number | null }
  | { readonly kind: "same-person"; readonly of: number | null };

function whyNot(values: MemberValues, rounded: boolean, row: readonly SheetCell[], seen: Seen): Skip | null {
  if (values.nik === undefined && row.some((cell) => /^(jumlah|total)\b/i.test(textOf(cell)))) return { kind: "total" };
  if (values.name === undefined) return { kind: "no-name" };
  const twin = values.nik === undefined || rounded ? undefined : seen.nik(values.nik);
  if (twin && values.nik !== undefined) return { kind: "same-nik", nik: values.nik, of: twin.line };
  const person = values.nik === undefined ? seen.person(values) : undefined;
  return person ? { kind: "same-person", of: person.line } : null;
}

interface Place {
  /** Null: a member who is there already. */
  readonly line: number | null;
}

interface Seen {
  nik(nik: string): Place | undefined;
  person(values: MemberValues): Place | undefined;
  /** Somebody of that name, of whom a NIK or birth date does not say that it is another. */
  name(values: MemberValues): Place | undefined;
  add(values: KnownMember, line: number | null, rounded?: boolean): void;
}

function createSeen(known: readonly KnownMember[]): Seen {
  const byNik = new Map<string, Place>();
  const byName = new Map<string, (Place & KnownMember)[]>();
  const namesakes = ({ name }: KnownMember) => (name === undefined ? [] : (byName.get(plainName(name)) ?? []));
  const seen: Seen = {
    nik: (nik) => byNik.get(nik),
    person: (values) =>
      namesakes(values).find(
        (other) =>
          (values.birthOn !== undefined && other.birthOn === values.birthOn) ||
          (values.number !== undefined && other.number === values.number),
      ),
    name: (values) =>
      namesakes(values).find(
        (other) =>
          !(values.nik && other.nik && values.nik !== other.nik) &&
          !(values.birthOn && other.birthOn && values.birthOn !== other.birthOn),
      ),
    add(values, line, rounded = false) {
      if (values.nik !== undefined && !rounded && !byNik.has(values.nik)) byNik.set(values.nik, { line });
      if (values.name === undefined) return;
      const others = byName.get(plainName(values.name));
      if (others) others.push({ ...values, line });
      else byName.set(plainName(values.name), [{ ...values, line }]);
    },
  };
  for (const member of known) seen.add(member, null);
  return seen;
}

const plainName = (name: string) =>
  name
    .toLowerCase()
    .replaceAll(/[^\p{L}]+/gu, " ")
    .trim();

function doubtsOf(values: MemberValues, today: IsoDay) {
  return profileColumns.members.flatMap((column) => {
    const field = column.field as MemberField;
    const value = values[field];
    const doubt =
      value === undefined ? null : doubtAbout(column, value, { today, birthOn: values.birthOn, gender: values.gender });
    return doubt ? [{ field, doubt, text: String(value) }] : [];
  });
}

interface CellText {
  readonly field: MemberField;
  readonly text: string;
}

function readRow(row: readonly SheetCell[], fields: SheetColumns["fields"]) {
  const values: Record<string, unknown> = {};
  const unread: CellText[] = [];
  const rounded: CellText[] = [];
  for (const [index, field] of fields.entries()) {
    const cell = row[index];
    const text = textOf(cell);
    if (field === null || text === "" || /^[-–—.]+$/.test(text)) continue;
    if (field === "nik" && /^\d[.,]?\d*e\+?\d+$/i.test(text)) {
      rounded.push({ field, text });
      continue;
    }
    const value = readByField[field](text, cell);
    if (value === undefined || !v.is(membersTable.fields[field], value)) unread.push({ field, text });
    else if (value !== standing[field]) {
      values[field] = value;
      if (field === "nik" && typeof cell === "number" && cell >= 1e15 && text.endsWith("0"))
        rounded.push({ field, text });
    }
  }
  return { values: values as MemberValues, unread, rounded };
}

/** What an empty field means need not be written. */
const standing: Partial<Record<MemberField, unknown>> = { status: "active" };

type ReadCell = (text: string, cell: SheetCell) => string | Rupiah | undefined;

const asText: ReadCell = (text) => text.slice(0, 500);
const asDay: ReadCell = (text, cell) => {
  if (cell instanceof Date) return Number.isFinite(cell.getTime()) ? cell.toISOString().slice(0, 10) : undefined;
  if (/^\d{4,5}(\.\d+)?$/.test(text)) return dayOfSerial(Number(text)) ?? undefined;
  return parseDayText(text.replace(/^.*,\s*(?=\d)/, "")) ?? undefined; // "Sumenep, 12-05-1990"
};
const oneOf =
  (words: Readonly<Record<string, readonly string[]>>): ReadCell =>
  (text) => {
    const wanted = text
      .toLowerCase()
      .replaceAll(/[^a-z]+/g, " ")
      .trim();
    return Object.entries(words).find(([, names]) => names.includes(wanted))?.[0];
  };

const readByField: Readonly<Record<MemberField, ReadCell>> = {
  name: asText,
  number: asText,
  nik: (text) => text.replaceAll(/[\s.-]/g, ""),
  gender: oneOf({
    male: ["l", "lk", "laki", "laki laki", "lelaki", "pria", "male", "m"],
    female: ["p", "pr", "perempuan", "wanita", "w", "female", "f"],
  }),
  birthOn: asDay,
  phone: (text) => (/^8\d{7,12}$/.test(text) ? `0${text}` : text.slice(0, 500)), // the zero that a spreadsheet took
  address: asText,
  occupation: asText,
  joinedOn: asDay,
  principalPaidRp: (text, cell) => (typeof cell === "number" ? Math.round(cell) : (parseRupiah(text) ?? undefined)),
  status: oneOf({
    active: ["aktif", "active", "anggota", "anggota aktif", "ya"],
    left: [
      "keluar",
      "sudah keluar",
      "berhenti",
      "mengundurkan diri",
      "tidak aktif",
      "nonaktif",
      "non aktif",
      "meninggal",
      "left",
    ],
  }),
};

function isFilled(cell: SheetCell): boolean {
  return textOf(cell) !== "";
}

/** The cell's text; `="0812"` and `'0812` are how spreadsheets are told to keep their zeros. */
function textOf(cell: SheetCell): string {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) return Number.isFinite(cell.getTime()) ? cell.toISOString().slice(0, 10) : "";
  const text = String(cell).replaceAll(/\s+/g, " ").trim();
  return (/^="(.*)"$/.exec(text)?.[1] ?? text).replace(/^'/, "").trim();
}
