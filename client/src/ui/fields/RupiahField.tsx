/** An amount in whole rupiah: dots while it is typed, chips for the zeros, and the amount in words from one million. */
import { formatRupiah, groupThousands, parseRupiah, rupiahInWords } from "@pendamping/shared/money";
import { For, Show } from "solid-js";
import { language } from "../../i18n/language.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Chip, Chips } from "../Chip.tsx";
import styles from "./Field.module.css";
import { type ControlProps, type FieldProps, FieldShell } from "./FieldShell.tsx";
import { groupByThousand, timesUnit } from "./grouping.ts";
import { messages } from "./messages.ts";
import { keepFocus, TextControl } from "./TextControl.tsx";

const wordsFromRp = 1_000_000;

export function RupiahField(props: FieldProps<number>) {
  return (
    <FieldShell
      field={props.field}
      label={props.label}
      hint={props.hint}
      show={formatRupiah}
      control={(control) => <RupiahControl control={control} />}
    />
  );
}

export function RupiahControl(props: { control: ControlProps<number> }) {
  const t = useMessages(messages);
  const units = () => [
    { name: t.thousand, factor: 1e3 },
    { name: t.million, factor: 1e6 },
    { name: t.billion, factor: 1e9 },
  ];
  return (
    <TextControl
      control={props.control}
      big
      inputMode="numeric"
      group={groupByThousand}
      toText={groupThousands}
      toValue={rupiahValue}
      unreadable={t.unreadableAmount}
      start={<span class={styles["unit"]}>Rp</span>}
      below={(draft) => (
        <>
          <Show when={wordsFor(draft.text())}>{(words) => <p class={styles["words"]}>{words()}</p>}</Show>
          <div class={styles["chips"]} onPointerDown={keepFocus}>
            <Chips label={t.units}>
              <For each={units()}>
                {(unit) => (
                  <Chip
                    low
                    onClick={() => {
                      const text = timesUnit(draft.text(), unit.factor);
                      if (text !== undefined) draft.input(text);
                      else document.getElementById(props.control.id)?.focus(); // a figure comes first
                    }}
                  >
                    {unit.name}
                  </Chip>
                )}
              </For>
            </Chips>
          </div>
        </>
      )}
    />
  );
}

function wordsFor(text: string): string | undefined {
  const rp = parseRupiah(text);
  return rp !== null && rp >= wordsFromRp ? rupiahInWords(rp, language()) : undefined;
}

function rupiahValue(text: string): number | null | undefined {
  if (text.trim() === "") return null;
  return parseRupiah(text) ?? undefined;
}
