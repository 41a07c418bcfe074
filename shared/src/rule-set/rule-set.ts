/**
 * The rules of the programme as data: they change within months, so limits, legality items and outlets are a versioned set with its
 * source, and whoever calculates with rules is given one. Labels stand in the data, in both languages, because an administrator can
 * publish a set without a release.
 */
import type { LegalityFieldName } from "../legality/access.ts";

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

export interface RuleSet {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly effectiveFrom: string;
  /** Null while in force, or where the day of its end is not known. */
  readonly effectiveUntil: string | null;
  readonly status: "in-force" | "revoked" | "draft";
  /** In the usual order. */
  readonly legality: readonly LegalityItemRule[];
  readonly outlets: readonly OutletRule[];
  /** Legality items that the financing scheme demands before an application. */
  readonly requirements: readonly string[];
}

export function outletRule(ruleSet: RuleSet, kind: OutletKind): OutletRule | undefined {
  return ruleSet.outlets.find((outlet) => outlet.kind === kind);
}
