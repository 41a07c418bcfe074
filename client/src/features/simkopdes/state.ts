/** The entry sheet of the opened file, reactive, and what its rows do. */
import { dayOf, formatDay, isoDaySchema } from "@pendamping/shared/day";
import { mainApplication } from "@pendamping/shared/financing/applications";
import type { RuleSet } from "@pendamping/shared/rule-set/rule-set";
import { enteredWrite } from "@pendamping/shared/simkopdes/entered";
import { type SheetField, type SheetGroup, simkopdesSheet } from "@pendamping/shared/simkopdes/sheet";
import { type Accessor, createMemo } from "solid-js";
import * as v from "valibot";
import { useLibrary, useOpenFile, useSession } from "../../app/context.ts";
import { language } from "../../i18n/language.ts";
import { useRuleSets } from "../../sync/rule-sets.ts";
import { labelText } from "../../ui/names/item-names.ts";
import { fieldValue } from "../../ui/names/names.ts";

export interface Sheet {
  readonly groups: Accessor<readonly SheetGroup[]>;
  readonly writable: () => boolean;
  /** Ticks an answer as entered today, or takes the tick back. */
  tick(field: SheetField, entered: boolean, label: string): void;
}

export function createSheet(): Sheet {
  const file = useOpenFile();
  const session = useSession();
  const library = useLibrary();
  const zone = () => session.me()?.zone ?? "Asia/Jakarta";
  const sections = ["profile", "legality", "financing", "attachments"] as const;
  const versions = sections.map((section) => file.watch(section, () => ({})));
  const approvedOn = () => {
    const latest = library.approvals(file.entry.id)?.findLast(({ application }) => application === mainApplication);
    return latest?.decision === "given" ? dayOf(new Date(latest.decidedAt), zone()) : null;
  };
  return {
    groups: createMemo(() => {
      for (const version of versions) version();
      const ydoc = file.ydoc();
      return ydoc ? simkopdesSheet(ydoc, useRuleSets().current(), { approvedOn: approvedOn() }) : [];
    }),
    writable: () => !file.newerThanApp() && file.mayWrite("profile"),
    tick(field, entered, label) {
      file.setAll(label, [enteredWrite(field.id, entered ? field.answer : null, dayOf(new Date(), zone()))]);
    },
  };
}

/** An answer as people read it here. */
export function shownText(field: SheetField, ruleSet: RuleSet): string {
  const { answer } = field;
  if (answer.kind !== "value") return "";
  const stage = field.id === "loan.status" && stageLabel(answer.text, ruleSet);
  if (stage) return stage;
  return answer.place
    ? fieldValue(answer.place.root, answer.place.key, answer.raw)
    : v.is(isoDaySchema, answer.raw)
      ? formatDay(answer.raw, language(), "short")
      : typeof answer.raw === "number"
        ? answer.raw.toLocaleString("id-ID").replace("-", "−")
        : answer.text;
}

/** An answer as it is pasted: numbers without dots or Rp, days as 24/11/2026, else as it is read. */
export function copiedText(field: SheetField, ruleSet: RuleSet): string {
  const { answer } = field;
  if (answer.kind !== "value") return "";
  if (typeof answer.raw === "number") return String(answer.raw);
  if (v.is(isoDaySchema, answer.raw)) return answer.raw.split("-").toReversed().join("/");
  return shownText(field, ruleSet);
}

function stageLabel(stage: string, ruleSet: RuleSet): string | undefined {
  const known = ruleSet.schemes.flatMap(({ stages }) => stages).find(({ id }) => id === stage);
  return known && labelText(known.label);
}
