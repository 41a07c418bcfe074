/**
 * A number of identity: text made of digits, grouped by four, counted while it is typed ("10 dari 13"). One that is not
 * complete is kept and marked; it may be continued later.
 */

import { shownValue } from "@pendamping/shared/file/reading";
import { doubtAboutDigits } from "@pendamping/shared/profile/doubt";
import { useMessages } from "../../i18n/messages.ts";
import styles from "./Field.module.css";
import { type FieldProps, FieldShell } from "./FieldShell.tsx";
import { groupByFour } from "./grouping.ts";
import { messages } from "./messages.ts";
import { TextControl } from "./TextControl.tsx";

export interface DigitsFieldProps extends FieldProps<string> {
  /** The numbers of digits that it usually has. */
  digits?: readonly number[] | null | undefined;
  personal?: boolean | undefined;
}

export function DigitsField(props: DigitsFieldProps) {
  const t = useMessages(messages);
  const expected = () => {
    const counts = props.digits ?? [];
    const last = String(counts.at(-1) ?? "");
    return counts.length > 1 ? t.or(counts.slice(0, -1).join(", "), last) : last;
  };
  const doubt = () => {
    const value = shownValue(props.field.reading());
    const found = value === undefined ? null : doubtAboutDigits(props.digits ?? null, value);
    return found?.kind === "digits" ? t.digitsDoubt(expected(), found.has) : undefined;
  };
  const isShort = () => Math.max(...(props.digits ?? [Number.POSITIVE_INFINITY])) <= 5;
  const group = (text: string) => (isShort() ? text : groupByFour(text));
  return (
    <FieldShell
      field={props.field}
      label={props.label}
      hint={props.hint}
      doubt={doubt()}
      personal={props.personal}
      show={group}
      control={(control) => (
        <TextControl
          control={control}
          big
          inputMode="numeric"
          group={group}
          toText={group}
          toValue={digitsValue}
          unreadable={t.unreadableNumber}
          end={(text) => (
            <span class={styles["count"]}>{expected() && t.count(text.replaceAll(/\D/g, "").length, expected())}</span>
          )}
        />
      )}
    />
  );
}

function digitsValue(text: string): string | null | undefined {
  const digits = text.replaceAll(/[\s.-]/g, "");
  if (digits === "") return null;
  return /^\d{1,40}$/.test(digits) ? digits : undefined;
}
