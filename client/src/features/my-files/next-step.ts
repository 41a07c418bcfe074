/** The next step of a file in one sentence, and who holds it. */
import { formatDay, type IsoDay } from "@pendamping/shared/day";
import type { FileSummary } from "@pendamping/shared/summary/file-summary";
import { language } from "../../i18n/language.ts";
import type { Wording } from "../../i18n/messages.ts";
import { issuerName, legalityItemName } from "../../ui/names/item-names.ts";
import { financingStepTitle } from "../../ui/next-step/financing-step.ts";
import type { messages } from "./messages.ts";

/** Reads the language: call it where the result is drawn. */
export function nextStepSentence(words: Wording<(typeof messages)["id"]["next"]>, summary: FileSummary): string {
  if (summary.newer) return words.newer;
  if (summary.stuck) {
    const { item, at, since } = summary.stuck;
    return words.stuck(legalityItemName(item), at ?? issuerName(item), shortDay(since));
  }
  const step = summary.next;
  if (!step) return words.nothing;
  if (step.kind === "plan") return words.plan(summary.plan.filled, summary.plan.total);
  if (step.kind === "profile") return words.profile(step.missing);
  if (step.kind === "financing") return words.financing(financingStepTitle(step.step));
  const item = legalityItemName(step.item);
  if (step.mover === "agency")
    return words.agency(item, step.at ?? issuerName(step.item), step.since && shortDay(step.since));
  if (step.targetOn) return words.usUntil(item, shortDay(step.targetOn));
  return step.responsible ? words.usBy(item, step.responsible) : words.us(item);
}

/** "12 Nov" */
export function shortDay(day: IsoDay): string {
  return formatDay(day, language(), "day-month");
}
