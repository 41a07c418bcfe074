/**
 * The rules of the programme as data: they change within months, so limits, rates, legality items, outlets, Simkopdes' fields, public
 * holidays and indicators are a versioned set with its source, and whoever calculates with rules is given one. Labels stand in the
 * data, in both languages, because an administrator can publish a version without a release.
 *
 * A version never changes once it is published. What was made under it (an application, a report) names it by id and version and
 * keeps reading it. Which set counts today is the rule book's to say (rule-book.ts).
 */
import type { IsoDay } from "../day.ts";
import type { LegalityFieldName } from "../legality/access.ts";
import type { Rupiah } from "../money.ts";

/** A term that nobody has laid down yet is null, and shown as such: never zero, never guessed. */
type NotLaidDown = null;

export interface Label {
  readonly id: string;
  readonly en: string;
}

export const outletKinds = [
  "grocery",
  "pharmacy",
  "office",
  "savings-and-loans",
  "clinic",
  "warehouse",
  "logistics",
  "other",
] as const;
export type OutletKind = (typeof outletKinds)[number];

export interface LegalityItemRule {
  readonly id: string;
  readonly label: Label;
  readonly issuer: Label;
  /** Ids of items that must be done first. A hint and an order, never a lock. */
  readonly prerequisites: readonly string[];
  /** How long the issuer usually takes; submitted longer ago counts as stuck there. Null: nobody outside takes time. */
  readonly usualDays: number | null;
  /** The number has one of these many digits. Null: not known, or not made of digits. */
  readonly digits: readonly number[] | null;
  /** The number is made of digits only. */
  readonly numeric: boolean;
  /** The number is personal or a bank's: masked for those who only read. */
  readonly personal: boolean;
  /** What proves the item, in the order of the form. The fields of its handling (`handlingFields`) every item has. */
  readonly fields: readonly LegalityFieldName[];
  /** One instance per planned outlet. */
  readonly perOutlet: boolean;
}

export interface OutletRule {
  readonly kind: OutletKind;
  readonly label: Label;
  /** Codes of business classification. */
  readonly kbli: readonly string[];
  readonly licences: readonly Label[];
}

export const repaymentMethods = ["annuity", "equal-principal"] as const;
export type RepaymentMethod = (typeof repaymentMethods)[number];

export const approvers = ["village-head", "regent"] as const;
export type Approver = (typeof approvers)[number];

/** Papers that the product makes itself. */
export const paperIds = [
  "business-proposal",
  "application-letter",
  "repayment-schedule",
  "musdes-minutes",
  "legality-summary",
  "village-approval",
] as const;
export type PaperId = (typeof paperIds)[number];

/** Where a document that a scheme asks for comes from. */
export type DocumentSource =
  /** The evidence of a legality item. */
  | { readonly legality: string }
  /** Made from the file. */
  | { readonly paper: PaperId }
  /** Only scanned or photographed: its slot among the attachments. */
  | { readonly evidence: string };

export interface SchemeDocument {
  readonly id: string;
  readonly label: Label;
  readonly from: DocumentSource;
}

export const movers = ["cooperative", "village", "lender", "office"] as const;

export interface SchemeStage {
  readonly id: string;
  readonly label: Label;
  /** Whose turn it is while an application stands here. */
  readonly mover: (typeof movers)[number];
  /** Where it may go from here, the usual one first; none: it ends here. */
  readonly next: readonly string[];
}

/** When instalments are due. */
export interface DueRule {
  /** 1 to 28, so that every month has it. */
  readonly dayOfMonth: number;
  /** On a Saturday, a Sunday or a public holiday: the next day that is none. */
  readonly nextWorkingDay: boolean;
}

export interface FinancingScheme {
  readonly id: string;
  readonly label: Label;
  /** Does the cooperative itself apply? Where it does not, its file only follows what others do. */
  readonly applies: boolean;
  /** Whose debt it is. */
  readonly borrower: Label;
  readonly lenders: readonly Label[];
  /** Per cooperative, all loans of the scheme together. */
  readonly maxRp: Rupiah | NotLaidDown;
  /** Of which for operating expenditure. */
  readonly opexMaxRp: Rupiah | NotLaidDown;
  /** Integer basis points a year: 600 = 6 %. */
  readonly annualRateBp: number | NotLaidDown;
  readonly tenorMonthsMax: number | NotLaidDown;
  readonly graceMonthsMin: number | NotLaidDown;
  readonly graceMonthsMax: number | NotLaidDown;
  readonly due: DueRule | NotLaidDown;
  /** The first is the usual one. */
  readonly methods: readonly RepaymentMethod[];
  /** May another loan be asked for within the limit? */
  readonly topUp: boolean;
  /** Who approves before the application; null: nobody has to, or it is not laid down. */
  readonly approval: { readonly desa: Approver | NotLaidDown; readonly kelurahan: Approver | NotLaidDown };
  /** Legality items that it demands before an application. */
  readonly requirements: readonly string[];
  readonly documents: readonly SchemeDocument[];
  /** The first is where an application begins. */
  readonly stages: readonly SchemeStage[];
  /** What it may fund; empty: not laid down. */
  readonly funds: readonly Label[];
  /** What else has to be known, in sentences. */
  readonly remarks: readonly Label[];
}

export const simkopdesLists = ["managers", "members", "outlets", "assets", "kbli", "potential", "commodities"] as const;
export type SimkopdesList = (typeof simkopdesLists)[number];

/** Where a value comes from that is typed into Simkopdes. */
export type SimkopdesSource =
  /** A flat field of the file. */
  | { readonly root: "profile" | "legality" | "financing"; readonly key: string }
  /** One value for each entry of a list. */
  | { readonly list: SimkopdesList; readonly field: string }
  /** Worked out from the file under this name. */
  | { readonly derived: string }
  /** A scan or a photo: this slot among the attachments. */
  | { readonly evidence: string };

export interface SimkopdesField {
  readonly id: string;
  readonly label: Label;
  /** Null: Simkopdes asks, the file has no place for it. */
  readonly from: SimkopdesSource | null;
}

export interface SimkopdesGroup {
  readonly id: string;
  readonly label: Label;
  /** In Simkopdes' order. */
  readonly fields: readonly SimkopdesField[];
}

export interface PublicHoliday {
  readonly on: IsoDay;
  readonly label: Label;
  /** Where the day is known from. */
  readonly source: string;
}

/** One measure of an assistant's work. */
export interface Indicator {
  readonly id: string;
  readonly label: Label;
  /** Whole points; those of a set add up to 100. */
  readonly weight: number;
  /** What counts as full, where it is a number a month and not all of something: visits to each cooperative. */
  readonly perMonth: number | null;
}

export const ruleSetStatuses = ["draft", "in-force", "revoked"] as const;
export type RuleSetStatus = (typeof ruleSetStatuses)[number];

export interface RuleSet {
  readonly id: string;
  /** Counts up from 1 within an id. */
  readonly version: number;
  readonly title: string;
  /** The regulation; left to an administrator where it is not known. */
  readonly source: string;
  /** Null where the day is not known: a draft's, mostly. A set in force has one. */
  readonly effectiveFrom: IsoDay | null;
  /** Its last day. Null while in force, or where the day of its end is not known. */
  readonly effectiveUntil: IsoDay | null;
  readonly status: RuleSetStatus;
  /** In the usual order. */
  readonly legality: readonly LegalityItemRule[];
  readonly outlets: readonly OutletRule[];
  /** Legality items that a cooperative must have to count as ready. */
  readonly requirements: readonly string[];
  readonly schemes: readonly FinancingScheme[];
  readonly simkopdesFields: readonly SimkopdesGroup[];
  readonly publicHolidays: readonly PublicHoliday[];
  readonly indicators: readonly Indicator[];
}

/** What an application, a report or an assessment was made under. */
export interface RuleSetPin {
  readonly id: string;
  readonly version: number;
}

export function outletRule(ruleSet: RuleSet, kind: OutletKind): OutletRule | undefined {
  return ruleSet.outlets.find((outlet) => outlet.kind === kind);
}

export function schemeRule(ruleSet: RuleSet, id: string): FinancingScheme | undefined {
  return ruleSet.schemes.find((scheme) => scheme.id === id);
}
