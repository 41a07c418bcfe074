/**
 * A number of identity: text made of digits, grouped by four, counted while it is typed ("10 dari 13"). One that is not
 * complete is kept and marked; it may be continued later.
 */

import { shownValue } from "@pendamping/shared/file/reading";
import { doubtAboutDigits } from "@pendamping/shared/profile/doubt";
import { Show } from "solid-js";
import { useMessages } from "../../i18n/messages.ts";
import { doubtWords, expectedDigits } from "./doubt-words.ts";
import styles from "./Field.module.css";
import { type ControlProps, type FieldProps, FieldShell } from "./FieldShell.tsx";
import { groupByFour } from "./grouping.ts";
import { messages } from "./messages.ts";
import { TextControl } from "./TextControl.tsx";

export interface DigitsFieldProps extends FieldProps<string> {
  /** The numbers of digits that it usually has. */
  digits?: readonly number[] | null | undefined;
  personal?: boolean | undefined;
  /** Beyond a wrong number of digits. */
  doubt?: string | undefined;
}

export function DigitsField(props: DigitsFieldProps) {
  const doubt = () => {
    const value = shownValue(props.field.reading());
    const found = value === undefined ? null : doubtAboutDigits(props.digits ?? null, value);
    return found ? doubtWords(found) : props.doubt;
  };
  return (
    <FieldShell
      field={props.field}
      label={props.label}
      hint={props.hint}
      doubt={doubt()}
      personal={props.personal}
      show={(value) => grouping(props.digits)(value)}
      control={(control) => <DigitsControl control={control} digits={props.digits} />}
    />
  );
}

export function DigitsControl(props: { control: ControlProps<string>; digits?: readonly number[] | null | undefined }) {
  const t = useMessages(messages);
  const group = (text: string) => grouping(props.digits)(text);
  return (
    <TextControl
      control={props.control}
      big
      inputMode="numeric"
      group={group}
      toText={group}
      toValue={digitsValue}
      unreadable={t.unreadableNumber}
      end={(text) => (
        <Show when={isLong(props.digits) && props.digits}>
          {(digits) => (
            <span class={styles["count"]}>{t.count(text.replaceAll(/\D/g, "").length, expectedDigits(digits()))}</span>
          )}
        </Show>
      )}
    />
  );
}

/** Short numbers (a postcode) are read at a glance; long ones by four. */
function grouping(digits: readonly number[] | null | undefined): (text: string) => string {
  return isLong(digits) ? groupByFour : (text) => text;
}

function isLong(digits: readonly number[] | null | undefined): boolean {
  return !digits || Math.max(...digits) > 6;
}

function digitsValue(text: string): string | null | undefined {
  const digits = text.replaceAll(/[\s.-]/g, "");
  if (digits === "") return null;
  return /^\d{1,40}$/.test(digits) ? digits : undefined;
}
