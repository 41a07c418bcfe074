/** A short text; also phone numbers and email addresses, each with its keyboard. */
import { type ControlProps, type FieldProps, FieldShell } from "./FieldShell.tsx";
import { AreaControl, TextControl, textValue } from "./TextControl.tsx";

export interface TextFieldProps extends FieldProps<string> {
  kind?: "text" | "email" | "tel" | undefined;
  personal?: boolean | undefined;
  doubt?: string | undefined;
}

export function TextField(props: TextFieldProps) {
  return (
    <FieldShell
      field={props.field}
      label={props.label}
      hint={props.hint}
      doubt={props.doubt}
      personal={props.personal}
      show={(value) => value}
      control={(control) => <PlainControl control={control} kind={props.kind} />}
    />
  );
}

export function PlainControl(props: { control: ControlProps<string>; kind?: "text" | "email" | "tel" | undefined }) {
  return (
    <TextControl
      control={props.control}
      kind={props.kind ?? "text"}
      inputMode={props.kind ?? "text"}
      toText={(value) => value}
      toValue={textValue}
    />
  );
}

/** A text of several lines that is still one value: two who write it offline leave two values. */
export function LongTextField(props: FieldProps<string>) {
  return (
    <FieldShell
      field={props.field}
      label={props.label}
      hint={props.hint}
      show={(value) => value}
      control={(control) => <AreaControl control={control} />}
    />
  );
}
