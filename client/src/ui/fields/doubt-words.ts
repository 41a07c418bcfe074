/** A doubt about a value as a sentence, for the field it stands in. */
import type { Doubt } from "@pendamping/shared/profile/doubt";
import { useMessages } from "../../i18n/messages.ts";
import { messages } from "./messages.ts";

/** Reads the language. */
export function doubtWords(doubt: Doubt): string {
  const t = useMessages(messages);
  switch (doubt.kind) {
    case "digits":
      return t.digitsDoubt(expectedDigits(doubt.expected), doubt.has);
    case "nik-region":
      return t.nikRegionDoubt;
    case "nik-birth":
      return t.nikBirthDoubt;
    case "nik-other-birth":
      return t.nikOtherBirthDoubt;
    case "nik-other-gender":
      return t.nikOtherGenderDoubt;
    case "phone":
      return t.phoneDoubt;
    case "email":
      return t.emailDoubt;
    case "coordinate":
      return t.coordinateDoubt;
    case "future":
      return t.futureDoubt;
  }
}

/** "13", "15 atau 16". Reads the language. */
export function expectedDigits(digits: readonly number[]): string {
  const last = String(digits.at(-1) ?? "");
  return digits.length > 1 ? useMessages(messages).or(digits.slice(0, -1).join(", "), last) : last;
}
