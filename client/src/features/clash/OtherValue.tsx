/** "Another value": the field's own control, whose value goes to the choice and not into the file. */
import type { Reading } from "@pendamping/shared/file/reading";
import { createSignal, createUniqueId, Match, onMount, Switch } from "solid-js";
import { useOpenFile } from "../../app/context.ts";
import { useMessages } from "../../i18n/messages.ts";
import { ChoiceControl } from "../../ui/fields/ChoiceField.tsx";
import { CountControl } from "../../ui/fields/CountField.tsx";
import { DayControl } from "../../ui/fields/DayField.tsx";
import { DecimalControl } from "../../ui/fields/DecimalField.tsx";
import { DigitsControl } from "../../ui/fields/DigitsField.tsx";
import type { ControlProps } from "../../ui/fields/FieldShell.tsx";
import { MonthControl } from "../../ui/fields/MonthField.tsx";
import { PercentControl, QuantityControl } from "../../ui/fields/QuantityField.tsx";
import { RupiahControl } from "../../ui/fields/RupiahField.tsx";
import { AreaControl } from "../../ui/fields/TextControl.tsx";
import { PlainControl } from "../../ui/fields/TextField.tsx";
import { fieldName, fieldValue } from "../../ui/names/names.ts";
import { rowName } from "../../ui/names/row-name.ts";
import styles from "./clash.module.css";
import type { FieldKind, KnownField } from "./field-kind.ts";
import { messages } from "./messages.ts";

type Value = string | number | boolean;

export function OtherValue(props: { field: KnownField; kind: FieldKind; onValue(value: Value | null): void }) {
  const t = useMessages(messages);
  const id = createUniqueId();
  const [own, setOwn] = createSignal<Reading<Value>>({ kind: "absent" });
  const file = useOpenFile();
  const name = () =>
    fieldName(props.field.root, props.field.key, rowName(file.ydoc(), props.field.root, props.field.key));
  let clock = 0;
  onMount(() => document.getElementById(id)?.focus());
  const control: ControlProps<Value> = {
    target: {
      reading: own,
      set(value) {
        const write = { client: 0, clock: clock++ };
        setOwn(value === null ? { kind: "absent", id: write } : { kind: "value", value, id: write });
        props.onValue(value);
      },
      writing() {},
    },
    id,
    labelId: `${id}-label`,
    describedBy: `${id}-label`,
    show: (value) => fieldValue(props.field.root, props.field.key, value),
    authorOf: () => t.you,
  };
  // The kind decides the type of the value: each control below gets and gives only its own.
  const as = <T,>() => control as unknown as ControlProps<T>;
  const choices = () => {
    const { kind } = props;
    if (kind.kind === "flag") return [true, false];
    return kind.kind === "choice" ? kind.choices : [];
  };
  const digits = () => (props.kind.kind === "digits" ? props.kind.digits : null);
  return (
    <div class={styles["other"]}>
      <label class={styles["otherLabel"]} id={`${id}-label`} for={id}>
        {name()}
      </label>
      <Switch fallback={<PlainControl control={as<string>()} />}>
        <Match when={props.kind.kind === "long-text"}>
          <AreaControl control={as<string>()} />
        </Match>
        <Match when={props.kind.kind === "rupiah"}>
          <RupiahControl control={as<number>()} />
        </Match>
        <Match when={props.kind.kind === "day"}>
          <DayControl control={as<string>()} />
        </Match>
        <Match when={props.kind.kind === "count"}>
          <CountControl control={as<number>()} label={name()} />
        </Match>
        <Match when={props.kind.kind === "decimal"}>
          <DecimalControl control={as<number>()} />
        </Match>
        <Match when={props.kind.kind === "quantity"}>
          <QuantityControl control={as<number>()} />
        </Match>
        <Match when={props.kind.kind === "percent"}>
          <PercentControl control={as<number>()} />
        </Match>
        <Match when={props.kind.kind === "iso-month"}>
          <MonthControl control={as<string>()} />
        </Match>
        <Match when={props.kind.kind === "digits"}>
          <DigitsControl control={as<string>()} digits={digits()} />
        </Match>
        <Match when={props.kind.kind === "choice" || props.kind.kind === "flag"}>
          <ChoiceControl
            control={control}
            label={name()}
            choices={choices().map((value) => ({ value, label: control.show(value) }))}
          />
        </Match>
      </Switch>
    </div>
  );
}
