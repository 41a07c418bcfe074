/** A day: the device's own date input, and chips for the days that are entered most. */
import { addDays, dayOf, formatDay, type IsoDay, isoDaySchema } from "@pendamping/shared/day";
import * as v from "valibot";
import { language } from "../../i18n/language.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Chip, Chips } from "../Chip.tsx";
import styles from "./Field.module.css";
import { type FieldProps, FieldShell } from "./FieldShell.tsx";
import { messages } from "./messages.ts";
import { TextControl } from "./TextControl.tsx";

export interface DayFieldProps extends FieldProps<IsoDay> {
  /** No chips: the day is never today (an expiry, a due date). */
  plain?: boolean;
}

export function DayField(props: DayFieldProps) {
  const t = useMessages(messages);
  const today = () => dayOf(new Date(), props.field.zone);
  return (
    <FieldShell
      field={props.field}
      label={props.label}
      hint={props.hint}
      show={(day) => formatDay(day, language(), "short")}
      control={(control) => (
        <TextControl
          control={control}
          kind="date"
          toText={(day) => day}
          toValue={dayValue}
          below={() =>
            props.plain || control.target.reading().kind !== "absent" ? null : (
              <div class={styles["chips"]}>
                <Chips label={props.label}>
                  <Chip low onClick={() => control.target.set(today())}>
                    {t.today}
                  </Chip>
                  <Chip low onClick={() => control.target.set(addDays(today(), -1))}>
                    {t.yesterday}
                  </Chip>
                </Chips>
              </div>
            )
          }
        />
      )}
    />
  );
}

function dayValue(text: string): IsoDay | null | undefined {
  if (text === "") return null;
  return v.is(isoDaySchema, text) ? text : undefined;
}
