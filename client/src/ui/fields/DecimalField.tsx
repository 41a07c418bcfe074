/** A number with decimals, such as a coordinate; comma and dot both part the decimals. */
import { language } from "../../i18n/language.ts";
import { useMessages } from "../../i18n/messages.ts";
import { type FieldProps, FieldShell } from "./FieldShell.tsx";
import { messages } from "./messages.ts";
import { TextControl } from "./TextControl.tsx";

export function DecimalField(props: FieldProps<number> & { doubt?: string | undefined }) {
  const t = useMessages(messages);
  const show = (value: number) => (language() === "id" ? String(value).replace(".", ",") : String(value));
  return (
    <FieldShell
      field={props.field}
      label={props.label}
      hint={props.hint}
      doubt={props.doubt}
      show={show}
      control={(control) => (
        <TextControl control={control} big toText={show} toValue={decimalValue} unreadable={t.unreadableNumber} />
      )}
    />
  );
}

function decimalValue(text: string): number | null | undefined {
  const plain = text.trim().replace(",", ".").replace("−", "-");
  if (plain === "") return null;
  const value = /^-?\d{1,9}(\.\d{1,12})?$/.test(plain) ? Number(plain) : Number.NaN;
  return Number.isFinite(value) ? value : undefined;
}
