/**
 * What legality items and outlets are called: what the list of files needs on the first screen. Their labels are data of the rule sets
 * (sync/named-rules.ts). Fields are named in names.ts, which brings every field's label along.
 *
 * All of these read the language: call them where the result is drawn.
 */
import type { Label } from "@pendamping/shared/rule-set/rule-set";
import { language } from "../../i18n/language.ts";
import { useItemRule, useNamedOutlet } from "../../sync/named-rules.ts";

/** "NIB", "Izin gerai · Apotek desa" */
export function legalityItemName(item: string): string {
  const [ruleId = item, outlet] = item.split("/");
  const rule = useItemRule(ruleId);
  const name = rule ? labelText(rule.label) : ruleId;
  return outlet === undefined ? name : `${name} · ${outletName(outlet)}`;
}

/** Who issues an item, where nobody has written down where it was submitted: "OSS". */
export function issuerName(item: string): string {
  const rule = useItemRule(item.split("/")[0] ?? "");
  return rule ? labelText(rule.issuer) : item;
}

/** "Gerai sembako" */
export function outletName(kind: string): string {
  const outlet = useNamedOutlet(kind);
  return outlet ? labelText(outlet.label) : kind;
}

/** A label of the rule set in the language now. */
export function labelText(label: Label): string {
  return label[language()];
}
