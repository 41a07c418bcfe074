/** A number with decimals, such as a coordinate; comma and dot both part the decimals. */
import { language } from "../../i18n/language.ts";
import { useMessages } from "../../i18n/messages.ts";
import { type ControlProps, type FieldProps, FieldShell } from "./FieldShell.tsx";
import { messages } from "./messages.ts";
import { decimalValue } from "./number-text.ts";
import { TextControl } from "./TextControl.tsx";

export function DecimalField(props: FieldProps<number> & { doubt?: string | undefined }) {
  return (
    <FieldShell
      field={props.field}
      label={props.label}
      hint={props.hint}
      doubt={props.doubt}
      show={decimalText}
      control={(control) => <DecimalControl control={control} />}
    />
  );
}

export function DecimalControl(props: { control: ControlProps<number> }) {
  const t = useMessages(messages);
  return (
    <TextControl
      control={props.control}
      big
      toText={decimalText}
      toValue={decimalValue}
      unreadable={t.unreadableNumber}
    />
  );
}

/** Reads the language: "−7,0054" or "−7.0054". */
export function decimalText(value: number): string {
  return language() === "id" ? String(value).replace(".", ",") : String(value);
}
