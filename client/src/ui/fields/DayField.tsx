/** A day: the device's own date input, and chips for the days that are entered most. */
import { addDays, dayOf, formatDay, type IsoDay, isoDaySchema } from "@pendamping/shared/day";
import { Show } from "solid-js";
import * as v from "valibot";
import { language } from "../../i18n/language.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Chip, Chips } from "../Chip.tsx";
import styles from "./Field.module.css";
import { type ControlProps, type FieldProps, FieldShell } from "./FieldShell.tsx";
import { messages } from "./messages.ts";
import { TextControl } from "./TextControl.tsx";

export interface DayFieldProps extends FieldProps<IsoDay> {
  /** Chips for today and yesterday; none where the day is never one of them (an expiry, a due date). */
  chips?: boolean;
  doubt?: string | undefined;
  personal?: boolean | undefined;
}

export function DayField(props: DayFieldProps) {
  return (
    <FieldShell
      field={props.field}
      label={props.label}
      hint={props.hint}
      doubt={props.doubt}
      personal={props.personal}
      show={(day) => formatDay(day, language(), "short")}
      control={(control) => <DayControl control={control} zone={props.chips ? props.field.zone : undefined} />}
    />
  );
}

/** `zone`: offer today and yesterday as they are there. */
export function DayControl(props: { control: ControlProps<IsoDay>; zone?: string | undefined }) {
  const t = useMessages(messages);
  return (
    <TextControl
      control={props.control}
      kind="date"
      toText={(day) => day}
      toValue={dayValue}
      atRest={(text) =>
        v.is(isoDaySchema, text) ? formatDay(text, language(), "short") : text === "" ? t.pickDay : ""
      }
      below={(draft) => (
        <Show when={draft.text() === "" && props.zone}>
          {(zone) => {
            const today = () => dayOf(new Date(), zone());
            return (
              <div class={styles["chips"]}>
                <Chips label={t.nearDays}>
                  <Chip low onClick={() => props.control.target.set(today())}>
                    {t.today}
                  </Chip>
                  <Chip low onClick={() => props.control.target.set(addDays(today(), -1))}>
                    {t.yesterday}
                  </Chip>
                </Chips>
              </div>
            );
          }}
        </Show>
      )}
    />
  );
}

function dayValue(text: string): IsoDay | null | undefined {
  if (text === "") return null;
  return v.is(isoDaySchema, text) ? text : undefined;
}
