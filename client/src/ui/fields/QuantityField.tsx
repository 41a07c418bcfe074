/** How much of something, up to three decimals: kilograms, litres, pieces. */
import { useMessages } from "../../i18n/messages.ts";
import styles from "./Field.module.css";
import { type ControlProps, type FieldProps, FieldShell } from "./FieldShell.tsx";
import { groupByThousand } from "./grouping.ts";
import { messages } from "./messages.ts";
import { percentText, percentValue, quantityText, quantityValue } from "./number-text.ts";
import { TextControl } from "./TextControl.tsx";

export function QuantityField(props: FieldProps<number>) {
  return (
    <FieldShell
      field={props.field}
      label={props.label}
      hint={props.hint}
      show={quantityText}
      control={(control) => <QuantityControl control={control} />}
    />
  );
}

export function QuantityControl(props: { control: ControlProps<number> }) {
  const t = useMessages(messages);
  return (
    <TextControl
      control={props.control}
      inputMode="decimal"
      group={groupByThousand}
      toText={quantityText}
      toValue={(text) => atLeastZero(quantityValue(text))}
      unreadable={t.unreadableNumber}
    />
  );
}

/** A share, kept in basis points and written in per cent. */
export function PercentField(props: FieldProps<number>) {
  return (
    <FieldShell
      field={props.field}
      label={props.label}
      hint={props.hint}
      show={(bp) => `${percentText(bp)}%`}
      control={(control) => <PercentControl control={control} />}
    />
  );
}

export function PercentControl(props: { control: ControlProps<number> }) {
  const t = useMessages(messages);
  return (
    <TextControl
      control={props.control}
      inputMode="decimal"
      toText={percentText}
      toValue={percentValue}
      unreadable={t.unreadablePercent}
      end={() => <span class={styles["unit"]}>%</span>}
    />
  );
}

function atLeastZero(value: number | null | undefined): number | null | undefined {
  return typeof value === "number" && value < 0 ? undefined : value;
}
