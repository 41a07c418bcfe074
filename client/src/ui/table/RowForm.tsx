/** All fields of one row, each with who wrote it. Beside the grid, or a page of its own on a phone. */
import { shownValue } from "@pendamping/shared/file/reading";
import { type Component, For, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import IconWithdraw from "~icons/ph/trash-bold";
import { useMessages } from "../../i18n/messages.ts";
import { Button } from "../Button.tsx";
import { ChoiceField } from "../fields/ChoiceField.tsx";
import { CountField } from "../fields/CountField.tsx";
import { DayField } from "../fields/DayField.tsx";
import { DecimalField } from "../fields/DecimalField.tsx";
import { DigitsField } from "../fields/DigitsField.tsx";
import { MonthField } from "../fields/MonthField.tsx";
import { QuantityField } from "../fields/QuantityField.tsx";
import { RupiahField } from "../fields/RupiahField.tsx";
import { LongTextField, TextField } from "../fields/TextField.tsx";
import { Notice } from "../Notice.tsx";
import type { CellKind, FieldColumn } from "./columns.ts";
import type { Rows } from "./create-rows.ts";
import { messages } from "./messages.ts";
import styles from "./table.module.css";

interface PartProps {
  rows: Rows;
  id: string;
  column: FieldColumn;
}

/** Each kind's part makes its own field: a call in a prop would make one at each look. */
const partByKind: Record<CellKind, Component<PartProps>> = {
  text(props) {
    const field = props.rows.fieldOf<string>(props.id, props.column);
    return <TextField field={field} {...about(props)} personal={props.column.personal} />;
  },
  phone(props) {
    const field = props.rows.fieldOf<string>(props.id, props.column);
    return <TextField field={field} {...about(props)} kind="tel" personal={props.column.personal} />;
  },
  digits(props) {
    const field = props.rows.fieldOf<string>(props.id, props.column);
    return (
      <DigitsField
        field={field}
        {...about(props)}
        digits={props.column.digits ?? null}
        personal={props.column.personal}
      />
    );
  },
  day(props) {
    const field = props.rows.fieldOf<string>(props.id, props.column);
    return <DayField field={field} {...about(props)} personal={props.column.personal} />;
  },
  month(props) {
    const field = props.rows.fieldOf<string>(props.id, props.column);
    return <MonthField field={field} {...about(props)} />;
  },
  degrees(props) {
    const field = props.rows.fieldOf<number>(props.id, props.column);
    return <DecimalField field={field} {...about(props)} />;
  },
  "long-text"(props) {
    const field = props.rows.fieldOf<string>(props.id, props.column);
    return <LongTextField field={field} {...about(props)} />;
  },
  rupiah(props) {
    const field = props.rows.fieldOf<number>(props.id, props.column);
    return <RupiahField field={field} {...about(props)} />;
  },
  count(props) {
    const field = props.rows.fieldOf<number>(props.id, props.column);
    return <CountField field={field} {...about(props)} />;
  },
  decimal(props) {
    const field = props.rows.fieldOf<number>(props.id, props.column);
    return <QuantityField field={field} {...about(props)} />;
  },
  choice(props) {
    const field = props.rows.fieldOf<string>(props.id, props.column);
    const standing = props.column.standing;
    return (
      <ChoiceField
        field={field}
        {...about(props)}
        choices={props.column.choices?.() ?? []}
        {...(typeof standing === "string" ? { standing } : {})}
      />
    );
  },
};

export function RowForm(props: { rows: Rows; id: string; onWithdraw(id: string): void }) {
  const t = useMessages(messages);
  const isNew = () => !props.rows.exists(props.id);
  return (
    <div class={styles["form"]}>
      <Show when={isNew() && !props.rows.writable()}>
        <Notice>{t.missingReader}</Notice>
      </Show>
      <For each={props.rows.fields}>
        {(column) => <Dynamic component={partByKind[column.kind]} rows={props.rows} id={props.id} column={column} />}
      </For>
      <Show when={!isNew() && props.rows.writable()}>
        <Button kind="quiet" wide icon={<IconWithdraw aria-hidden="true" />} onClick={() => props.onWithdraw(props.id)}>
          {t.withdraw}
        </Button>
      </Show>
    </div>
  );
}

function about(props: PartProps) {
  return {
    get label() {
      return props.column.label();
    },
    get hint() {
      return props.column.hint?.();
    },
    get doubt() {
      const value = shownValue(props.rows.reading(props.id, props.column.field));
      return value === undefined ? undefined : props.column.doubt?.(value, props.rows.values(props.id));
    },
  };
}
