/**
 * One value of the next version in a form: label, the same controls as in files, and what is wrong with it in place. There is nothing to
 * save: a value that is left is in the draft.
 */
import type { Reading } from "@pendamping/shared/file/reading";
import { createUniqueId, For, type JSX, Show } from "solid-js";
import IconDoubt from "~icons/ph/warning-circle-bold";
import { useMessages } from "../../i18n/messages.ts";
import { Chip, Chips } from "../../ui/Chip.tsx";
import { ChoiceControl } from "../../ui/fields/ChoiceField.tsx";
import { DayControl } from "../../ui/fields/DayField.tsx";
import type { ControlProps } from "../../ui/fields/FieldShell.tsx";
import { percentText, percentValue } from "../../ui/fields/number-text.ts";
import { RupiahControl } from "../../ui/fields/RupiahField.tsx";
import { TextControl, textValue } from "../../ui/fields/TextControl.tsx";
import { valueAt } from "./draft.ts";
import { messages } from "./messages.ts";
import styles from "./rules.module.css";
import type { RuleDraft } from "./state.ts";

interface RuleFieldProps {
  draft: RuleDraft;
  place: string;
  label: string;
  hint?: string | undefined;
}

/** A write of nobody else: drafts are one person's. */
const ownWrite = { client: 0, clock: 0 };

function RuleField<T>(
  props: RuleFieldProps & {
    /** A group of buttons, which a label cannot point to. */
    group?: boolean;
    read?: (value: unknown) => T | null;
    write?: (value: T | null) => unknown;
    control(control: ControlProps<T>): JSX.Element;
  },
) {
  const id = createUniqueId();
  const reading = (): Reading<T> => {
    const stored = props.draft.value(props.place);
    const value = props.read ? props.read(stored) : (stored as T | null | undefined);
    return value === null || value === undefined ? { kind: "absent" } : { kind: "value", value, id: ownWrite };
  };
  const control: ControlProps<T> = {
    target: {
      reading,
      set: (value) => props.draft.set(props.place, props.write ? props.write(value) : value),
      writing() {},
    },
    id,
    labelId: `${id}-label`,
    describedBy: `${id}-about`,
    show: String,
    authorOf: () => "",
  };
  return (
    <div class={styles["field"]} id={anchorOf(props.place)}>
      <Show
        when={props.group}
        fallback={
          <label class={styles["label"]} id={`${id}-label`} for={id}>
            {props.label}
          </label>
        }
      >
        <span class={styles["label"]} id={`${id}-label`}>
          {props.label}
        </span>
      </Show>
      {props.control(control)}
      <div id={`${id}-about`}>
        <Fault draft={props.draft} place={props.place} />
        <Show when={props.hint}>
          <p class={styles["dim"]}>{props.hint}</p>
        </Show>
      </div>
    </div>
  );
}

/** What is wrong at this place or below it; nothing where all is well. */
export function Fault(props: { draft: RuleDraft; place: string }) {
  const t = useMessages(messages);
  const fault = () => {
    const found = props.draft.fault();
    return found && (found.place === props.place || found.place.startsWith(`${props.place}/`)) ? found : null;
  };
  return (
    <Show when={fault()}>
      {(found) => (
        <p class={styles["fault"]} role="status">
          <IconDoubt aria-hidden="true" />
          <span>{t.fault[found().kind]}</span>
        </p>
      )}
    </Show>
  );
}

/** Where a link to a faulty place leads. */
export function anchorOf(place: string): string {
  return place.replaceAll("/", "-");
}

export function TextRule(props: RuleFieldProps) {
  return (
    <RuleField<string>
      {...props}
      write={(value) => value ?? ""}
      read={(value) => (value === "" ? null : (value as string))}
      control={(control) => <TextControl control={control} toText={(text) => text} toValue={textValue} />}
    />
  );
}

export function RupiahRule(props: RuleFieldProps) {
  return <RuleField<number> {...props} control={(control) => <RupiahControl control={control} />} />;
}

export function DayRule(props: RuleFieldProps) {
  return <RuleField<string> {...props} control={(control) => <DayControl control={control} />} />;
}

/** A whole number. Where it may not be empty, empty is zero. */
export function NumberRule(props: RuleFieldProps & { required?: boolean; within?: string; unit?: string }) {
  const t = useMessages(messages);
  // The due day stands in an object with its rule for holidays.
  const stored = (value: unknown) =>
    props.within && typeof value === "object" && value !== null
      ? ((value as Readonly<Record<string, number>>)[props.within] ?? null)
      : (value as number | null);
  return (
    <RuleField<number>
      {...props}
      read={stored}
      write={(value) => (props.required ? (value ?? 0) : value)}
      control={(control) => (
        <TextControl control={control} inputMode="numeric" toText={String} toValue={wholeValue} unreadable={t.number} />
      )}
    />
  );
}

export function PercentRule(props: RuleFieldProps) {
  const t = useMessages(messages);
  return (
    <RuleField<number>
      {...props}
      control={(control) => (
        <TextControl
          control={control}
          inputMode="decimal"
          toText={percentText}
          toValue={percentValue}
          unreadable={t.percent}
          end={() => <span class={styles["dim"]}>%</span>}
        />
      )}
    />
  );
}

/** `required`: a tap on what is chosen leaves it chosen. */
export function ChoiceRule<T extends string | boolean>(
  props: RuleFieldProps & { choices: readonly { readonly value: T; readonly label: string }[]; required?: boolean },
) {
  return (
    <RuleField<T>
      {...props}
      group
      write={(value) => value ?? (props.required ? props.draft.value(props.place) : null)}
      control={(control) => <ChoiceControl control={control} label={props.label} choices={props.choices} />}
    />
  );
}

/** Any of several. */
export function SeveralRule(
  props: RuleFieldProps & { options: readonly { readonly value: string; readonly label: string }[] },
) {
  const chosen = () => (props.draft.value(props.place) as readonly string[] | undefined) ?? [];
  const turn = (value: string) => {
    const wanted = chosen().includes(value) ? chosen().filter((each) => each !== value) : [...chosen(), value];
    // What is chosen again takes its old place, so that it is no change.
    const before = (valueAt(props.draft.base, props.place) as readonly string[] | undefined) ?? [];
    props.draft.set(props.place, [
      ...before.filter((each) => wanted.includes(each)),
      ...wanted.filter((each) => !before.includes(each)),
    ]);
  };
  return (
    <div class={styles["field"]} id={anchorOf(props.place)}>
      <span class={styles["label"]}>{props.label}</span>
      <Chips label={props.label}>
        <For each={props.options}>
          {(option) => (
            <Chip low on={chosen().includes(option.value)} onClick={() => turn(option.value)}>
              {option.label}
            </Chip>
          )}
        </For>
      </Chips>
      <Fault draft={props.draft} place={props.place} />
      <Show when={props.hint}>
        <p class={styles["dim"]}>{props.hint}</p>
      </Show>
    </div>
  );
}

function wholeValue(text: string): number | null | undefined {
  const digits = text.replaceAll(/[\s.]/g, "");
  if (digits === "") return null;
  return /^\d{1,9}$/.test(digits) ? Number(digits) : undefined;
}
