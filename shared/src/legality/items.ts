/**
 * The legality items of one file: the rule set's catalogue, with an outlet licence for each planned outlet. What somebody wrote under
 * an outlet that is no longer planned stays visible.
 */
import type * as Y from "yjs";
import { isFilled, type Reading, readField } from "../file/reading.ts";
import { plannedOutlets } from "../profile/access.ts";
import { type LegalityItemRule, type OutletKind, outletKinds, type RuleSet } from "../rule-set/rule-set.ts";
import {
  type LegalityFieldName,
  type LegalityValues,
  legalityFieldNames,
  legalityFieldSchema,
  legalityKey,
  legalityMap,
} from "./access.ts";

export type LegalityReadings = { readonly [F in LegalityFieldName]: Reading<LegalityValues[F]> };

export interface LegalityItem extends LegalityReadings {
  /** "nib", or "outlet-licence/grocery": the first part of the item's keys. */
  readonly id: string;
  readonly rule: LegalityItemRule;
  readonly outlet: OutletKind | null;
}

/** In the usual order; an outlet licence without planned outlets is one item under its plain id. */
export function legalityItems(ydoc: Y.Doc, ruleSet: RuleSet): LegalityItem[] {
  const map = legalityMap(ydoc);
  return ruleSet.legality.flatMap((rule) => {
    if (!rule.perOutlet) return [readItem(map, rule, rule.id, null)];
    const planned = plannedOutlets(ydoc);
    const perOutlet = outletKinds
      .map((outlet) => readItem(map, rule, `${rule.id}/${outlet}`, outlet))
      .filter((item) => (item.outlet !== null && planned.includes(item.outlet)) || hasContent(item));
    const plain = readItem(map, rule, rule.id, null);
    return perOutlet.length === 0 || hasContent(plain) ? [plain, ...perOutlet] : perOutlet;
  });
}

/** Whether anybody has written any of the item's fields. */
function hasContent(item: LegalityItem): boolean {
  return legalityFieldNames.some((field) => isFilled(item[field]));
}

function readItem(map: Y.Map<unknown>, rule: LegalityItemRule, id: string, outlet: OutletKind | null): LegalityItem {
  const readings = Object.fromEntries(
    legalityFieldNames.map((field) => [field, readField(map, legalityKey(id, field), legalityFieldSchema(field))]),
  ) as unknown as LegalityReadings;
  return { id, rule, outlet, ...readings };
}
