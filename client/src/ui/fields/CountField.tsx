/** A small count, with a button for one less and one more; larger ones are typed. */
import IconMinus from "~icons/ph/minus-bold";
import IconPlus from "~icons/ph/plus-bold";
import { useMessages } from "../../i18n/messages.ts";
import styles from "./Field.module.css";
import { type FieldProps, FieldShell } from "./FieldShell.tsx";
import { groupByThousand } from "./grouping.ts";
import { messages } from "./messages.ts";
import { TextControl } from "./TextControl.tsx";

const countMax = 10_000_000;

export function CountField(props: FieldProps<number>) {
  const t = useMessages(messages);
  return (
    <FieldShell
      field={props.field}
      label={props.label}
      hint={props.hint}
      show={(count) => groupByThousand(String(count))}
      control={(control) => (
        <div class={styles["stepper"]}>
          <TextControl
            control={control}
            inputMode="numeric"
            group={groupByThousand}
            toText={(count) => groupByThousand(String(count))}
            toValue={countValue}
            unreadable={t.unreadableNumber}
            below={(draft) => (
              <>
                <button
                  type="button"
                  class={styles["step"]}
                  data-side="less"
                  aria-label={`${t.less}: ${props.label}`}
                  onClick={() => draft.input(String(Math.max(0, (countValue(draft.text()) ?? 0) - 1)))}
                  onBlur={() => draft.leave()}
                >
                  <IconMinus aria-hidden="true" />
                </button>
                <button
                  type="button"
                  class={styles["step"]}
                  data-side="more"
                  aria-label={`${t.more}: ${props.label}`}
                  onClick={() => draft.input(String((countValue(draft.text()) ?? 0) + 1))}
                  onBlur={() => draft.leave()}
                >
                  <IconPlus aria-hidden="true" />
                </button>
              </>
            )}
          />
        </div>
      )}
    />
  );
}

function countValue(text: string): number | null | undefined {
  const digits = text.replaceAll(/[\s.]/g, "");
  if (digits === "") return null;
  const count = /^\d+$/.test(digits) ? Number(digits) : Number.NaN;
  return count <= countMax ? count : undefined;
}
