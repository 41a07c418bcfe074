/** A number of months, typed; its unit stands in the box. */
import { useMessages } from "../../i18n/messages.ts";
import { type FieldProps, FieldShell } from "../../ui/fields/FieldShell.tsx";
import { messages as fieldMessages } from "../../ui/fields/messages.ts";
import { TextControl } from "../../ui/fields/TextControl.tsx";
import styles from "./financing.module.css";
import { messages } from "./messages.ts";

export function MonthsField(props: FieldProps<number>) {
  const t = useMessages(messages);
  const words = useMessages(fieldMessages);
  return (
    <FieldShell
      field={props.field}
      label={props.label}
      hint={props.hint}
      show={t.months}
      control={(control) => (
        <TextControl
          control={control}
          inputMode="numeric"
          toText={String}
          toValue={monthsValue}
          unreadable={words.unreadableNumber}
          end={() => <span class={styles["unit"]}>{t.monthUnit}</span>}
        />
      )}
    />
  );
}

function monthsValue(text: string): number | null | undefined {
  const plain = text.trim();
  if (plain === "") return null;
  const months = /^\d{1,3}$/.test(plain) ? Number(plain) : Number.NaN;
  return months <= 600 ? months : undefined;
}
