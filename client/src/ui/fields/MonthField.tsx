/** A calendar month: the device's own month input; where a browser has none, "2027-01" is typed. */
import { isoDaySchema } from "@pendamping/shared/day";
import * as v from "valibot";
import { useMessages } from "../../i18n/messages.ts";
import { monthName } from "../names/names.ts";
import { type ControlProps, type FieldProps, FieldShell } from "./FieldShell.tsx";
import { messages } from "./messages.ts";
import { TextControl } from "./TextControl.tsx";

export function MonthField(props: FieldProps<string>) {
  return (
    <FieldShell
      field={props.field}
      label={props.label}
      hint={props.hint}
      show={monthName}
      control={(control) => <MonthControl control={control} />}
    />
  );
}

export function MonthControl(props: { control: ControlProps<string> }) {
  const t = useMessages(messages);
  return (
    <TextControl
      control={props.control}
      kind="month"
      toText={(month) => month}
      toValue={monthValue}
      unreadable={t.unreadableMonth}
      atRest={(text) => (text === "" ? t.pickMonth : monthName(text))}
    />
  );
}

function monthValue(text: string): string | null | undefined {
  if (text === "") return null;
  return v.is(isoDaySchema, `${text}-01`) ? text : undefined;
}
