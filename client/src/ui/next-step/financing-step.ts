/** The next step of an application for financing in a few words: the list of files and the overview say the same. */
import type { FinancingStep } from "@pendamping/shared/summary/financing-step";
import { useMessages } from "../../i18n/messages.ts";
import { labelText } from "../names/item-names.ts";
import { messages } from "./messages.ts";

/** "Isi masa tenggang", "Diperiksa bank · BRI". Reads the language. */
export function financingStepTitle(step: FinancingStep): string {
  const t = useMessages(messages);
  switch (step.what) {
    case "document":
      return t.document(shortName(labelText(step.label)));
    case "hand-in":
      return t.handIn;
    case "returned":
      return t.returned;
    case "lender":
      return t.lender(step.bank ?? t.theBank, shortName(labelText(step.stage)));
    default:
      return (step.lacking ? t.lacking : t.beyond)[step.what];
  }
}

/** What a long label says before it goes into particulars: "Proposal usaha: anggaran …", "Diperiksa bank (cek dan survei)". */
export function shortName(label: string): string {
  return label.split(/:| \(/)[0] ?? label;
}
