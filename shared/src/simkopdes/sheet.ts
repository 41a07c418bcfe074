/**
 * The entry sheet: Simkopdes' fields in its order, each with its answer from the file, whether it was entered there, and whether the
 * file has moved on since. Simkopdes has no interface to send to, so people copy field by field; nothing is typed twice.
 */

import * as v from "valibot";
import type * as Y from "yjs";
import { type Attachment, readAttachments } from "../attachments/access.ts";
import { readField, shownValue } from "../file/reading.ts";
import { currentRows, type RowFields, rowKey, type Table } from "../file/rows.ts";
import { applicationKey, currentStage, mainApplication } from "../financing/applications.ts";
import { legalityKey } from "../legality/access.ts";
import { plannedOutlets } from "../profile/access.ts";
import { assetFiles, managerPositions, type officers, outletPhotos } from "../profile/fields.ts";
import {
  assetsTable,
  commoditiesTable,
  kbliTable,
  membersTable,
  monthlyTable,
  potentialTable,
  supervisorsTable,
} from "../profile/tables.ts";
import {
  type Label,
  type OutletKind,
  outletRule,
  type RuleSet,
  type SimkopdesList,
  type SimkopdesSource,
} from "../rule-set/rule-set.ts";
import { type Entered, isChangedSince, readEntered } from "./entered.ts";

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
  | { readonly kind: "files"; readonly slot: string; readonly files: readonly Attachment[] }
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
  const attachments = readAttachments(ydoc).filter((each) => each.kind === "attachment" && each.withdrawnAt === null);
  const files = (slot: string): Answer => ({
    kind: "files",
    slot,
    files: attachments.filter((each): each is Attachment => each.kind === "attachment" && each.about === slot),
  });
  const sheetField = (id: string, label: Label, answer: Answer): SheetField => {
    const entered = readEntered(ydoc, id);
    return { id, label, answer, entered, changed: entered !== null && isChangedSince(entered, answer) };
  };
  const singleAnswer = (from: SimkopdesSource | null): Answer => {
    if (from === null || "list" in from) return { kind: "elsewhere" };
    if ("root" in from) return answerAt(ydoc, from);
    if ("evidence" in from) return files(slotOf(from.evidence, ruleSet));
    return derivedAnswer(ydoc, from.derived, facts);
  };

  return ruleSet.simkopdesFields.map((group) => {
    const single = group.fields.flatMap(({ id, label, from }) => {
      if (listOf(from)) return [];
      const slot = from === null ? slotsSince[id] : undefined;
      return [sheetField(id, label, slot === undefined ? ownAnswer(ydoc, id, singleAnswer(from)) : files(slot))];
    });
    const lists = new Set(group.fields.flatMap(({ from }) => listOf(from)?.list ?? []));
    const listed = [...lists].flatMap((list) =>
      listEntries(ydoc, list, ruleSet).map(
        ({ id, title, answers }): SheetEntry => ({
          id,
          title,
          fields: group.fields.flatMap(({ id: fieldId, label, from }) => {
            const of = listOf(from);
            if (of?.list !== list) return [];
            const answer = answers[of.field] ?? { kind: "elsewhere" };
            return [
              sheetField(
                `${list}:${id}.${fieldId.slice(fieldId.lastIndexOf(".") + 1)}`,
                label,
                answer.kind === "slot" ? files(answer.slot) : answer,
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

/**
 * Where fields stand that a version of the rules published as having no place in the file. Versions do not change, so the file's newer
 * places are named here.
 */
const slotsSince: Readonly<Record<string, string | undefined>> = {
  "cooperative.logo": "profile/identity.logo",
  "cooperative.banner": "profile/identity.banner",
  "cooperative.bnFile": "profile/identity.gazetteFile",
};

/** Fields that the rules answer from another one, until they are filled in themselves. */
const fieldsSince: Readonly<Record<string, string | undefined>> = {
  "cooperative.npwpName": "identity.npwpName",
  "cooperative.npwpAddress": "identity.npwpAddress",
};

function ownAnswer(ydoc: Y.Doc, id: string, byRules: Answer): Answer {
  const key = fieldsSince[id];
  const own = key === undefined ? byRules : answerAt(ydoc, profile(key));
  return own.kind === "value" ? own : byRules;
}

/** Monthly figures are a list of months, which the rules name like a derived value. */
type EntryList = SimkopdesList | "monthly";

function listOf(from: SimkopdesSource | null): { readonly list: EntryList; readonly field: string } | null {
  if (from === null) return null;
  if ("list" in from) return from;
  const field = "derived" in from ? /^monthly\.(.+)$/.exec(from.derived)?.[1] : undefined;
  return field === undefined ? null : { list: "monthly", field };
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
  return (answer.kind === "value" && !answer.contested) || (answer.kind === "files" && answer.files.length > 0);
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

interface ListEntry {
  readonly id: string;
  readonly title: string | Label;
  /** By the name that the rules' field has for it. */
  readonly answers: Readonly<Record<string, EntryAnswer>>;
}

/** A slot: the files at this place among the attachments. */
type EntryAnswer = Answer | { readonly kind: "slot"; readonly slot: string };

function listEntries(ydoc: Y.Doc, list: EntryList, ruleSet: RuleSet): ListEntry[] {
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
        (at, id) => ({
          status: answerAt(ydoc, at("condition")),
          photos: { kind: "slot", slot: assetFiles(id).photos },
          documents: { kind: "slot", slot: assetFiles(id).documents },
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
      return kbliEntries(ydoc, ruleSet);
    case "monthly":
      return monthlyEntries(ydoc);
  }
}

function rowEntries(
  ydoc: Y.Doc,
  table: Table<RowFields>,
  fields: readonly string[],
  more: (at: (field: string) => Place, id: string) => Record<string, EntryAnswer> = () => ({}),
): ListEntry[] {
  return currentRows(ydoc, table).map(({ id }) => {
    const at = (field: string) => profile(rowKey(table.name, id, field));
    const name = answerAt(ydoc, at("name"));
    return {
      id,
      title: name.kind === "value" ? name.text : "",
      answers: { ...Object.fromEntries(fields.map((field) => [field, answerAt(ydoc, at(field))])), ...more(at, id) },
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
  return managerPositions.map((position) => ({
    id: position,
    title: positionLabels[position],
    answers: officerAnswers(ydoc, position, positionLabels[position]),
  }));
}

function officerAnswers(ydoc: Y.Doc, officer: (typeof officers)[number], position: Label): ListEntry["answers"] {
  const at = (name: string) => profile(`organs.${officer}${name}`);
  const of = (name: string) => answerAt(ydoc, at(name));
  return {
    name: of("Name"),
    nik: of("Nik"),
    position: word(position),
    gender: of("Gender"),
    phone: of("Phone"),
    email: of("Email"),
    address: of("Address"),
    bornOn: of("BirthOn"),
    education: of("Education"),
    period: period(ydoc, at("PeriodFrom"), at("PeriodTo")),
    npwp: of("Npwp"),
    status: serving(of("Serving"), of("Name")),
  };
}

function period(ydoc: Y.Doc, from: Place, to: Place): Answer {
  return joined(ydoc, [from, to], (both) => both.filter(Boolean).join(" – "));
}

/** Who is named and has not resigned holds the office. */
function serving(written: Answer, name: Answer): Answer {
  if (written.kind === "value") return written;
  return name.kind === "value" ? word({ id: "Aktif", en: "Active" }) : { kind: "blank", place: null };
}

function supervisors(ydoc: Y.Doc): ListEntry[] {
  const supervisor = { id: "Pengawas", en: "Supervisor" };
  const chair = officerAnswers(ydoc, "supervisorChair", { id: "Ketua pengawas", en: "Chair of the supervisors" });
  const flat = [
    ["supervisorChair", chair],
    ...(["supervisorSecond", "supervisorThird"] as const).map(
      (id) => [id, { name: answerAt(ydoc, profile(`organs.${id}Name`)), position: word(supervisor) }] as const,
    ),
  ] as const;
  const named = flat.flatMap(([id, answers]): ListEntry[] => {
    const { name } = answers;
    return name?.kind === "value" ? [{ id, title: name.text, answers }] : [];
  });
  const rows = rowEntries(
    ydoc,
    supervisorsTable,
    ["name", "nik", "phone", "gender", "email", "address", "education", "npwp"],
    (at) => ({
      position: word(supervisor),
      bornOn: answerAt(ydoc, at("birthOn")),
      period: period(ydoc, at("periodFrom"), at("periodTo")),
      status: serving(answerAt(ydoc, at("serving")), answerAt(ydoc, at("name"))),
    }),
  );
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
      photos: { kind: "slot", slot: outletPhotos(kind) },
      internet: of("internet"),
      electricity: of("electricity"),
      assetStatus: of("assetStatus"),
      utilisation: of("utilisation"),
      contact: of("contact"),
    },
  };
}

/**
 * The codes that the profile lists, each with its figures and its outlet's licence; of a planned outlet of which it lists none, the codes
 * of the rules. A code of the rules has one id, listed or not: listing it must not undo what was ticked.
 */
function kbliEntries(ydoc: Y.Doc, ruleSet: RuleSet): ListEntry[] {
  const rows = currentRows(ydoc, kbliTable).map(({ id, fields }) => ({
    id,
    code: shownValue(fields.code) ?? "",
    outlet: shownValue(fields.outlet) ?? null,
  }));
  const planned = plannedOutlets(ydoc);
  const taken = new Set<string>();
  const entry = (kind: OutletKind | null, code: string, row: string | null): ListEntry => {
    const rule = kind === null ? undefined : outletRule(ruleSet, kind);
    const ofRules = `${kind}-${code}`;
    const id = rule?.kbli.includes(code) && !taken.has(ofRules) ? ofRules : (row ?? ofRules);
    taken.add(id);
    const licence = (field: "number" | "issuedOn" | "expiresOn"): Answer =>
      kind === null
        ? { kind: "blank", place: null }
        : answerAt(ydoc, { root: "legality", key: legalityKey(`outlet-licence/${kind}`, field) });
    const figure = (field: string): Answer =>
      row === null
        ? { kind: "blank", place: profile(rowKey(kbliTable.name, `${kind}-${code}`, field)) }
        : answerAt(ydoc, profile(rowKey(kbliTable.name, row, field)));
    return {
      id,
      title: code,
      answers: {
        code: row === null ? word({ id: code, en: code }) : figure("code"),
        licence: licence("number"),
        issuedOn: licence("issuedOn"),
        expiresOn: licence("expiresOn"),
        monthlySalesRp: figure("monthlySalesRp"),
        duration: figure("durationMonths"),
        staff: figure("staff"),
        category: rule ? word(rule.label) : { kind: "blank", place: null },
      },
    };
  };
  return [
    ...planned.flatMap((kind) => {
      const listed = rows.filter(({ outlet }) => outlet === kind);
      if (listed.length > 0) return listed.map(({ id, code }) => entry(kind, code, id));
      return (outletRule(ruleSet, kind)?.kbli ?? []).map((code) => entry(kind, code, null));
    }),
    ...rows
      .filter(({ outlet }) => outlet === null || !planned.includes(outlet))
      .map(({ id, code, outlet }) => entry(outlet, code, id)),
  ];
}

/** The latest month first: that is the one to be entered. */
function monthlyEntries(ydoc: Y.Doc): ListEntry[] {
  return rowEntries(ydoc, monthlyTable, [], (at) => ({
    revenue: answerAt(ydoc, at("revenueRp")),
    assets: answerAt(ydoc, at("assetsRp")),
    profit: difference(ydoc, at("revenueRp"), at("expensesRp")),
  }))
    .map((entry) => {
      const month = answerAt(ydoc, profile(rowKey(monthlyTable.name, entry.id, "month")));
      return { ...entry, title: month.kind === "value" ? month.text : "" };
    })
    .sort((a, b) => (a.title < b.title ? 1 : a.title > b.title ? -1 : 0));
}

/** Revenue less expenses; a loss is negative. */
function difference(ydoc: Y.Doc, revenue: Place, expenses: Place): Answer {
  const [more, less] = [answerAt(ydoc, revenue), answerAt(ydoc, expenses)];
  if (more.kind !== "value" || less.kind !== "value")
    return { kind: "blank", place: more.kind === "value" ? expenses : revenue };
  const value = Number(more.raw) - Number(less.raw);
  if (!Number.isSafeInteger(value)) return { kind: "blank", place: revenue };
  return { kind: "value", text: String(value), raw: value, place: null, contested: more.contested || less.contested };
}

/** Volume × price, in whole rupiah. */
function yearlyValue(ydoc: Y.Doc, volume: Place, price: Place): Answer {
  const [amount, rp] = [answerAt(ydoc, volume), answerAt(ydoc, price)];
  if (amount.kind !== "value" || rp.kind !== "value") return { kind: "blank", place: price };
  const value = Math.round(Number(amount.raw) * Number(rp.raw));
  if (!Number.isSafeInteger(value)) return { kind: "blank", place: price };
  return { kind: "value", text: String(value), raw: value, place: null, contested: amount.contested || rp.contested };
}
