/**
 * Where the rules that an application was made under differ from those that count now. An application is never changed by new rules: it
 * says what would be different, and people decide.
 */
import type { FinancingScheme, RuleSet } from "../rule-set/rule-set.ts";
import { schemeRule } from "../rule-set/rule-set.ts";

type Limit = "maxRp" | "opexMaxRp" | "annualRateBp" | "tenorMonthsMax" | "graceMonthsMin" | "graceMonthsMax";

export type SchemeDifference =
  /** The scheme is not part of the other rules; these are, instead. */
  | { readonly kind: "gone"; readonly instead: readonly FinancingScheme[] }
  | { readonly kind: "limit"; readonly limit: Limit; readonly from: number | null; readonly to: number | null }
  | { readonly kind: "requirement"; readonly item: string; readonly change: "added" | "dropped" }
  | { readonly kind: "document"; readonly document: string; readonly change: "added" | "dropped" }
  | { readonly kind: "approval" };

const limits: readonly Limit[] = [
  "maxRp",
  "opexMaxRp",
  "annualRateBp",
  "tenorMonthsMax",
  "graceMonthsMin",
  "graceMonthsMax",
];

export function schemeDifferences(pinned: FinancingScheme, now: RuleSet): readonly SchemeDifference[] {
  const other = schemeRule(now, pinned.id);
  if (!other) return [{ kind: "gone", instead: now.schemes }];
  return [
    ...limits.flatMap((limit) =>
      pinned[limit] === other[limit] ? [] : [{ kind: "limit" as const, limit, from: pinned[limit], to: other[limit] }],
    ),
    ...changes(pinned.requirements, other.requirements).map(([item, change]) => ({
      kind: "requirement" as const,
      item,
      change,
    })),
    ...changes(
      pinned.documents.map(({ id }) => id),
      other.documents.map(({ id }) => id),
    ).map(([document, change]) => ({ kind: "document" as const, document, change })),
    ...(pinned.approval.desa === other.approval.desa && pinned.approval.kelurahan === other.approval.kelurahan
      ? []
      : [{ kind: "approval" as const }]),
  ];
}

function changes(from: readonly string[], to: readonly string[]): (readonly [string, "added" | "dropped"])[] {
  return [
    ...to.filter((id) => !from.includes(id)).map((id) => [id, "added"] as const),
    ...from.filter((id) => !to.includes(id)).map((id) => [id, "dropped"] as const),
  ];
}
