/** What a check says: a heading of a few words and a sentence with its figures and what to do. Reads the language. */
import { formatDay } from "@pendamping/shared/day";
import type { Check } from "@pendamping/shared/financing/checks";
import { formatRupiah } from "@pendamping/shared/money";
import type { FinancingScheme } from "@pendamping/shared/rule-set/rule-set";
import { language } from "../../i18n/language.ts";
import { useMessages } from "../../i18n/messages.ts";
import { issuerName, labelText, legalityItemName } from "../../ui/names/item-names.ts";
import { planSectionName } from "../../ui/names/names.ts";
import { messages } from "./messages.ts";

export interface CheckWords {
  readonly title: string;
  readonly text: string;
}

export function checkWords(check: Check, scheme: FinancingScheme): CheckWords {
  const t = useMessages(messages).checks;
  const met = check.state === "met";
  switch (check.kind) {
    case "amount":
      return amountWords(check);
    case "tenor": {
      const { months, most } = check;
      if (months === null) return { title: t.tenorMissing, text: t.tenorMissingText(most) };
      return met || most === null
        ? { title: t.tenor, text: t.tenorMet(months, most) }
        : { title: t.tenorOver, text: t.tenorOverText(months, most) };
    }
    case "grace": {
      const range = t.graceRange(check.least, check.most);
      if (check.months === null) return { title: t.graceMissing, text: t.graceMissingText(range) };
      return met
        ? { title: t.grace, text: t.graceMet(check.months, range) }
        : { title: t.graceOut, text: t.graceOutText(check.months, range) };
    }
    case "budget":
      return met
        ? { title: t.budget, text: t.budgetMet }
        : {
            title: t.budgetMissing,
            text: t.budgetMissingText(
              listed(
                check.lacks.map((table) => t.tables[table]),
                t.and,
              ),
            ),
          };
    case "opex": {
      const [budget, max] = [formatRupiah(check.budgetRp), formatRupiah(check.maxRp)];
      if (check.state === "unknown") return { title: t.opexUnknown, text: t.opexUnknownText(max) };
      return met
        ? { title: t.opex, text: t.opexMet(budget, max) }
        : { title: t.opexOver, text: t.opexOverText(budget, max, formatRupiah(check.budgetRp - check.maxRp)) };
    }
    case "legality": {
      const item = legalityItemName(check.item);
      if (met) return { title: item, text: "" };
      const agency = check.stuck?.at ?? issuerName(check.item);
      const since = check.stuck ? formatDay(check.stuck.since, language(), "day-month") : "";
      const text = check.stuck
        ? t.legalityStuck(agency, since)
        : check.submitted
          ? t.legalitySubmitted(agency)
          : t.legalityOpen;
      return { title: t.legalityMissing(item), text };
    }
    case "plan":
      return met
        ? { title: t.plan, text: t.planMet(check.total) }
        : {
            title: t.planMissing,
            text: t.planMissingText(check.filled, check.total, planSectionName(check.missing[0] ?? "")),
          };
    case "documents": {
      const next = scheme.documents.find(({ id }) => id === check.missing[0]);
      return met
        ? { title: t.documents, text: t.documentsMet(check.total) }
        : {
            title: t.documentsMissing,
            text: t.documentsMissingText(check.ready, check.total, next ? labelText(next.label) : ""),
          };
    }
    case "approval":
      switch (check.standing) {
        case "given":
          return { title: t.approval[check.by], text: t.approvalMet };
        case "changed":
          return { title: t.approvalChanged, text: t.approvalChangedText };
        case "withheld":
          return { title: t.approvalWithheld[check.by], text: t.approvalWithheldText };
        case "unknown":
          return { title: t.approvalUnknown, text: t.approvalUnknownText };
        case "none":
          return { title: t.approvalNone[check.by], text: t.approvalNoneText };
      }
      break;
    case "contested":
      return { title: t.contested, text: t.contestedText(check.fields.length) };
  }
}

function amountWords(check: Extract<Check, { kind: "amount" }>): CheckWords {
  const t = useMessages(messages).checks;
  const { amountRp, maxRp, togetherRp } = check;
  if (amountRp === null) return { title: t.amountMissing, text: t.amountMissingText };
  const amount = formatRupiah(amountRp);
  if (maxRp === null) return { title: t.amount, text: t.amountFree(amount) };
  const max = formatRupiah(maxRp);
  if (check.state === "met") return { title: t.amount, text: t.amountMet(amount, max) };
  const over = formatRupiah(togetherRp - maxRp);
  return {
    title: t.amountOver,
    text:
      togetherRp === amountRp
        ? t.amountOverText(amount, max, over)
        : t.amountTogether(formatRupiah(togetherRp), max, over),
  };
}

function listed(words: readonly string[], and: string): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")}${and}${words.at(-1)}`;
}
