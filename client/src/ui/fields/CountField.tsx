/** A small count, with a button for one less and one more; larger ones are typed. */
import IconMinus from "~icons/ph/minus-bold";
import IconPlus from "~icons/ph/plus-bold";
import { useMessages } from "../../i18n/messages.ts";
import styles from "./Field.module.css";
import { type ControlProps, type FieldProps, FieldShell } from "./FieldShell.tsx";
import { groupByThousand } from "./grouping.ts";
import { messages } from "./messages.ts";
import { TextControl } from "./TextControl.tsx";

const countMax = 10_000_000;

export function CountField(props: FieldProps<number>) {
  return (
    <FieldShell
      field={props.field}
      label={props.label}
      hint={props.hint}
      show={countText}
      control={(control) => <CountControl control={control} label={props.label} />}
    />
  );
}

export function CountControl(props: { control: ControlProps<number>; label: string }) {
  const t = useMessages(messages);
  return (
    <div class={styles["stepper"]}>
      <TextControl
        control={props.control}
        inputMode="numeric"
        group={groupByThousand}
        toText={countText}
        toValue={countValue}
        unreadable={t.unreadableNumber}
        below={(draft) => {
          const step = (by: number) => {
            const next = (countValue(draft.text()) ?? 0) + by;
            if (next >= 0 && next <= countMax) draft.input(countText(next));
          };
          return (
            <>
              <button
                type="button"
                class={styles["step"]}
                data-side="less"
                aria-label={`${t.less}: ${props.label}`}
                onClick={() => step(-1)}
                onBlur={() => draft.leave()}
              >
                <IconMinus aria-hidden="true" />
              </button>
              <button
                type="button"
                class={styles["step"]}
                data-side="more"
                aria-label={`${t.more}: ${props.label}`}
                onClick={() => step(1)}
                onBlur={() => draft.leave()}
              >
                <IconPlus aria-hidden="true" />
              </button>
            </>
          );
        }}
      />
    </div>
  );
}

function countText(count: number): string {
  return groupByThousand(String(count));
}

function countValue(text: string): number | null | undefined {
  const digits = text.replaceAll(/[\s.]/g, "");
  if (digits === "") return null;
  const count = /^\d+$/.test(digits) ? Number(digits) : Number.NaN;
  return count <= countMax ? count : undefined;
}
