/**
 * The entry sheet: Simkopdes' fields in its order, each with its answer from the file, whether it was entered there, and whether the
 * file has moved on since. Simkopdes has no interface to send to, so people copy field by field; nothing is typed twice.
 */

import * as v from "valibot";
import type * as Y from "yjs";
import { countAttachments } from "../attachments/access.ts";
import { readField } from "../file/reading.ts";
import { currentRows, type RowFields, rowKey, type Table } from "../file/rows.ts";
import { applicationKey, currentStage, mainApplication } from "../financing/applications.ts";
import { legalityKey } from "../legality/access.ts";
import { plannedOutlets } from "../profile/access.ts";
import { managerPositions } from "../profile/fields.ts";
import { assetsTable, commoditiesTable, membersTable, potentialTable, supervisorsTable } from "../profile/tables.ts";
import { type Label, type OutletKind, outletRule, type RuleSet, type SimkopdesList } from "../rule-set/rule-set.ts";
import { type Entered, readEntered } from "./entered.ts";

/** Where an answer stands in the file, for its name, its words and its page. */
export interface Place {
  readonly root: "profile" | "legality" | "financing";
  readonly key: string;
}

export type Answer =
  /** `raw` is the field's value, `text` the same as plain text; `place` null where it was put together from several. */
  | {
      readonly kind: "value";
      readonly text: string;
      readonly raw: unknown;
      readonly place: Place | null;
      /** Several values stand side by side: this is the one shown, and nothing to enter yet. */
      readonly contested: boolean;
    }
  | { readonly kind: "blank"; readonly place: Place | null }
  /** Scans and photos, to be handed in as files. */
  | { readonly kind: "files"; readonly slot: string; readonly count: number }
  /** Simkopdes asks, the file has no place for it. */
  | { readonly kind: "elsewhere" };

export interface SheetField {
  /** Of the answer: "cooperative.name", "members:<row>.nik". */
  readonly id: string;
  readonly label: Label;
  readonly answer: Answer;
  readonly entered: Entered | null;
  readonly changed: boolean;
}

export interface SheetEntry {
  /** Of a list: the row. */
  readonly id: string;
  /** What the entry is called: a name as written, or a label of the rules; null for a group of single fields. */
  readonly title: string | Label | null;
  readonly fields: readonly SheetField[];
}

export interface SheetGroup {
  readonly id: string;
  readonly label: Label;
  readonly entries: readonly SheetEntry[];
  /** Of the answers that can be entered. */
  readonly toEnter: number;
  readonly entered: number;
  readonly changed: number;
}

/** What the file does not hold, because the server decides it. */
export interface SheetFacts {
  /** The day on which the village approved the first application. */
  readonly approvedOn: string | null;
}

export function simkopdesSheet(ydoc: Y.Doc, ruleSet: RuleSet, facts: SheetFacts): SheetGroup[] {
  const attachments = countAttachments(ydoc);
  const files = (slot: string): Answer => ({ kind: "files", slot, count: attachments.get(slot) ?? 0 });
  const sheetField = (id: string, label: Label, answer: Answer): SheetField => {
    const entered = readEntered(ydoc, id);
    const text = answer.kind === "value" ? answer.text : answer.kind === "files" ? String(answer.count) : "";
    return { id, label, answer, entered, changed: entered !== null && entered.value !== text };
  };

  return ruleSet.simkopdesFields.map((group) => {
    const single = group.fields.flatMap(({ id, label, from }) => {
      if (from !== null && "list" in from) return [];
      if (from === null) return [sheetField(id, label, { kind: "elsewhere" })];
      if ("root" in from) return [sheetField(id, label, answerAt(ydoc, from))];
      if ("evidence" in from) return [sheetField(id, label, files(slotOf(from.evidence, ruleSet)))];
      return [sheetField(id, label, derivedAnswer(ydoc, from.derived, facts))];
    });
    const lists = new Set(group.fields.flatMap(({ from }) => (from !== null && "list" in from ? [from.list] : [])));
    const listed = [...lists].flatMap((list) =>
      listEntries(ydoc, list, ruleSet).map(
        ({ id, title, answers }): SheetEntry => ({
          id,
          title,
          fields: group.fields.flatMap(({ id: fieldId, label, from }) => {
            if (from === null || !("list" in from) || from.list !== list) return [];
            const answer = answers[from.field] ?? { kind: "elsewhere" };
            return [
              sheetField(
                `${list}:${id}.${fieldId.slice(fieldId.lastIndexOf(".") + 1)}`,
                label,
                answer === "files" ? files(filesSlot(list, id)) : answer,
              ),
            ];
          }),
        }),
      ),
    );
    const entries = single.length > 0 ? [{ id: "", title: null, fields: single }, ...listed] : listed;
    return { id: group.id, label: group.label, entries, ...counts(entries) };
  });
}

function counts(entries: readonly SheetEntry[]) {
  const all = entries.flatMap(({ fields }) => fields);
  return {
    toEnter: all.filter(isToEnter).length,
    entered: all.filter((field) => isToEnter(field) && field.entered !== null && !field.changed).length,
    changed: all.filter(({ changed }) => changed).length,
  };
}

/** There is something to enter, and it is agreed. */
export function isToEnter({ answer }: SheetField): boolean {
  return (answer.kind === "value" && !answer.contested) || (answer.kind === "files" && answer.count > 0);
}

function answerAt(ydoc: Y.Doc, place: Place): Answer {
  const reading = readField(ydoc.getMap<unknown>(place.root), place.key, v.unknown());
  if (reading.kind === "absent") return { kind: "blank", place };
  const raw =
    reading.kind === "value"
      ? reading.value
      : reading.kind === "contested"
        ? reading.claims.at(-1)?.value
        : reading.raw;
  if (raw === null || raw === undefined) return { kind: "blank", place };
  const text = typeof raw === "object" ? JSON.stringify(raw) : String(raw);
  return { kind: "value", text, raw, place, contested: reading.kind === "contested" };
}

/** Several fields in one answer; blank where none of them is filled, contested where any is. */
function joined(ydoc: Y.Doc, places: readonly Place[], join: (texts: readonly string[]) => string): Answer {
  const answers = places.map((place) => answerAt(ydoc, place));
  const values = answers.map((answer) => (answer.kind === "value" ? answer.text : ""));
  if (values.every((text) => text === "")) return { kind: "blank", place: places[0] ?? null };
  const text = join(values);
  return {
    kind: "value",
    text,
    raw: text,
    place: null,
    contested: answers.some((a) => a.kind === "value" && a.contested),
  };
}

const profile = (key: string): Place => ({ root: "profile", key });
const application = (field: Parameters<typeof applicationKey>[1]): Place => ({
  root: "financing",
  key: applicationKey(mainApplication, field),
});

function derivedAnswer(ydoc: Y.Doc, name: string, facts: SheetFacts): Answer {
  switch (name) {
    case "address":
      return joined(
        ydoc,
        ["address.street", "address.rt", "address.rw", "address.postcode"].map(profile),
        ([street = "", rt = "", rw = "", postcode = ""]) =>
          [street, rt && `RT ${rt}`, rw && `RW ${rw}`, postcode].filter(Boolean).join(", "),
      );
    case "coordinates":
      return coordinates(ydoc, profile("address.latitude"), profile("address.longitude"));
    case "loan.person":
      return answerAt(ydoc, application("contactName"));
    case "loan.nik":
      return answerAt(ydoc, application("contactNik"));
    case "loan.phone":
      return answerAt(ydoc, application("contactPhone"));
    case "loan.amount":
      return answerAt(ydoc, application("amountRp"));
    case "loan.tenor":
      return answerAt(ydoc, application("tenorMonths"));
    case "loan.note":
      return answerAt(ydoc, application("purpose"));
    case "loan.status": {
      const stage = currentStage(ydoc, mainApplication);
      return { kind: "value", text: stage, raw: stage, place: null, contested: false };
    }
    case "loan.approvalOn":
      return facts.approvedOn === null
        ? { kind: "blank", place: null }
        : { kind: "value", text: facts.approvedOn, raw: facts.approvedOn, place: null, contested: false };
    default:
      return { kind: "elsewhere" };
  }
}

function coordinates(ydoc: Y.Doc, latitude: Place, longitude: Place): Answer {
  return joined(ydoc, [latitude, longitude], (both) => both.filter(Boolean).join(", "));
}

/** Slots of the attachments: a legality item's evidence, or a document of the first application. */
function slotOf(evidence: string, ruleSet: RuleSet): string {
  return ruleSet.legality.some(({ id }) => id === evidence)
    ? `legality/${evidence}`
    : `financing/${mainApplication}:${evidence}`;
}

function filesSlot(list: SimkopdesList, entry: string): string {
  return `profile/${list}/${entry}`;
}

interface ListEntry {
  readonly id: string;
  readonly title: string | Label;
  /** By the name that the rules' field has for it; "files": the entry's own slot. */
  readonly answers: Readonly<Record<string, Answer | "files">>;
}

function listEntries(ydoc: Y.Doc, list: SimkopdesList, ruleSet: RuleSet): ListEntry[] {
  switch (list) {
    case "managers":
      return [...managers(ydoc), ...supervisors(ydoc)];
    case "members":
      return rowEntries(ydoc, membersTable, ["name", "nik", "gender", "phone", "address", "joinedOn"]).filter(
        ({ id }) => ydoc.getMap("profile").get(rowKey("members", id, "status")) !== "left",
      );
    case "assets":
      return rowEntries(
        ydoc,
        assetsTable,
        ["kind", "ownership", "landAreaM2", "lengthM", "widthM", "roadAccess", "note"],
        (at) => ({
          status: answerAt(ydoc, at("condition")),
          photos: "files",
          documents: "files",
          coordinates: coordinates(ydoc, at("latitude"), at("longitude")),
        }),
      );
    case "potential":
      return rowEntries(ydoc, potentialTable, ["name", "volume", "people", "valueRp"], (at) => ({
        area: answerAt(ydoc, at("areaHa")),
      }));
    case "commodities":
      return rowEntries(ydoc, commoditiesTable, ["name", "unit"], (at) => ({
        volume: answerAt(ydoc, at("volumePerYear")),
        valueRp: yearlyValue(ydoc, at("volumePerYear"), at("priceRp")),
      }));
    case "outlets":
      return plannedOutlets(ydoc).map((kind) => outletEntry(ydoc, kind, ruleSet));
    case "kbli":
      return plannedOutlets(ydoc).flatMap((kind) => kbliEntries(ydoc, kind, ruleSet));
  }
}

function rowEntries(
  ydoc: Y.Doc,
  table: Table<RowFields>,
  fields: readonly string[],
  more: (at: (field: string) => Place) => Record<string, Answer | "files"> = () => ({}),
): ListEntry[] {
  return currentRows(ydoc, table).map(({ id }) => {
    const at = (field: string) => profile(rowKey(table.name, id, field));
    const name = answerAt(ydoc, at("name"));
    return {
      id,
      title: name.kind === "value" ? name.text : "",
      answers: { ...Object.fromEntries(fields.map((field) => [field, answerAt(ydoc, at(field))])), ...more(at) },
    };
  });
}

const positionLabels: Readonly<Record<(typeof managerPositions)[number], Label>> = {
  chair: { id: "Ketua", en: "Chair" },
  deputyBusiness: { id: "Wakil ketua bidang usaha", en: "Deputy, business" },
  deputyMembers: { id: "Wakil ketua bidang anggota", en: "Deputy, members" },
  secretary: { id: "Sekretaris", en: "Secretary" },
  treasurer: { id: "Bendahara", en: "Treasurer" },
};

/** Simkopdes is Indonesian: what is entered there is the Indonesian word, in both languages of the app. */
function word(label: Label): Answer {
  return { kind: "value", text: label.id, raw: label.id, place: null, contested: false };
}

function managers(ydoc: Y.Doc): ListEntry[] {
  return managerPositions.map((position) => {
    const at = (name: string) => profile(`organs.${position}${name}`);
    const of = (name: string) => answerAt(ydoc, at(name));
    const name = of("Name");
    return {
      id: position,
      title: positionLabels[position],
      answers: {
        name,
        nik: of("Nik"),
        position: word(positionLabels[position]),
        gender: of("Gender"),
        phone: of("Phone"),
        email: of("Email"),
        address: of("Address"),
        bornOn: of("BirthOn"),
        education: of("Education"),
        period: joined(ydoc, [at("PeriodFrom"), at("PeriodTo")], (both) => both.filter(Boolean).join(" – ")),
        npwp: of("Npwp"),
        status: name.kind === "value" ? word({ id: "Aktif", en: "Active" }) : { kind: "blank", place: null },
      },
    };
  });
}

function supervisors(ydoc: Y.Doc): ListEntry[] {
  const supervisor = { id: "Pengawas", en: "Supervisor" };
  const flat = [
    ["supervisorChair", { id: "Ketua pengawas", en: "Chair of the supervisors" }],
    ["supervisorSecond", supervisor],
    ["supervisorThird", supervisor],
  ] as const;
  const named = flat.flatMap(([id, label]): ListEntry[] => {
    const name = answerAt(ydoc, profile(`organs.${id}Name`));
    return name.kind === "value" ? [{ id, title: name.text, answers: { name, position: word(label) } }] : [];
  });
  const rows = rowEntries(ydoc, supervisorsTable, ["name", "nik", "phone", "gender"], () => ({
    position: word(supervisor),
  }));
  return [...named, ...rows];
}

function outletEntry(ydoc: Y.Doc, kind: OutletKind, ruleSet: RuleSet): ListEntry {
  const of = (name: string) => answerAt(ydoc, profile(`outlets.${kind}.${name}`));
  const label = outletRule(ruleSet, kind)?.label ?? { id: kind, en: kind };
  return {
    id: kind,
    title: label,
    answers: {
      name: of("name"),
      kind: word(label),
      photos: "files",
      internet: of("internet"),
      electricity: of("electricity"),
      assetStatus: of("assetStatus"),
      contact: of("contact"),
    },
  };
}

/** One entry for each code of an outlet; the licence is that of the outlet. */
function kbliEntries(ydoc: Y.Doc, kind: OutletKind, ruleSet: RuleSet): ListEntry[] {
  const rule = outletRule(ruleSet, kind);
  if (!rule) return [];
  const licence = (field: "number" | "issuedOn" | "expiresOn") =>
    answerAt(ydoc, { root: "legality", key: legalityKey(`outlet-licence/${kind}`, field) });
  return rule.kbli.map((code) => ({
    id: `${kind}-${code}`,
    title: code,
    answers: {
      code: word({ id: code, en: code }),
      licence: licence("number"),
      issuedOn: licence("issuedOn"),
      expiresOn: licence("expiresOn"),
      category: word(rule.label),
    },
  }));
}

/** Volume × price, in whole rupiah. */
function yearlyValue(ydoc: Y.Doc, volume: Place, price: Place): Answer {
  const [amount, rp] = [answerAt(ydoc, volume), answerAt(ydoc, price)];
  if (amount.kind !== "value" || rp.kind !== "value") return { kind: "blank", place: price };
  const value = Math.round(Number(amount.raw) * Number(rp.raw));
  if (!Number.isSafeInteger(value)) return { kind: "blank", place: price };
  return { kind: "value", text: String(value), raw: value, place: null, contested: amount.contested || rp.contested };
}
