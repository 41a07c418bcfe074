/** The columns of the plan's tables: words and hints of their fields, and the figures that follow from a row. */
import { type PlanColumn, type PlanTableId, planColumns } from "@pendamping/shared/plan/fields";
import { saleOfRow } from "@pendamping/shared/plan/row-figures";
import { useMessages } from "../../../i18n/messages.ts";
import { planChoiceName, planFieldName } from "../../../ui/names/names.ts";
import type { ComputedColumn, FieldColumn, RowsColumn, RowValues } from "../../../ui/table/columns.ts";
import { messages } from "./messages.ts";

const kindOf = (column: PlanColumn) =>
  column.field === "note" ? "long-text" : column.kind === "month" ? "count" : column.kind;

const widthByKind: Readonly<Record<ReturnType<typeof kindOf>, number>> = {
  text: 4.5,
  "long-text": 10,
  choice: 7.5,
  rupiah: 6.5,
  decimal: 6,
  count: 5,
};

function fieldColumn(table: PlanTableId, column: PlanColumn, first: boolean): FieldColumn {
  const t = useMessages(messages);
  const kind = kindOf(column);
  const label = () => planFieldName(table, column.field);
  const heads: Readonly<Record<string, () => string>> = {
    quantity: () => (table === "sales" ? t.heads.quantity : label()),
    fromMonth: () => t.heads.fromMonth,
    month: () => t.heads.month,
    lifeYears: () => t.heads.lifeYears,
  };
  const hints: Readonly<Record<string, string>> = t.hints;
  return {
    kind,
    field: column.field,
    label,
    head: () => heads[column.field]?.() ?? (kind === "rupiah" ? `${label()}, Rp` : label()),
    hint: () => {
      const key = `${table}.${column.field}`;
      return Object.hasOwn(hints, key) ? hints[key] : undefined;
    },
    choices: () => (column.choices ?? []).map((value) => ({ value, label: planChoiceName(column.field, value) })),
    width: first ? 10 : widthByKind[kind],
    ...(column.standing === undefined ? {} : { standing: column.standing }),
    ...(table === "opex" && column.field === "monthlyRp" ? { total: true } : {}),
    ...(table === "sources" && column.field === "amountRp" ? { total: true } : {}),
  };
}

function computedColumns(table: PlanTableId): readonly ComputedColumn[] {
  const t = useMessages(messages);
  const shared = { kind: "computed", width: 7, total: true } as const;
  switch (table) {
    case "sales":
      return [
        {
          ...shared,
          field: "sales",
          head: () => t.heads.sales,
          value: (row) => sale(row)?.salesRp,
          from: ["quantity", "priceRp"],
        },
        {
          ...shared,
          field: "grossProfit",
          head: () => t.heads.grossProfit,
          value: (row) => sale(row)?.grossProfitRp,
          from: ["quantity", "priceRp", "costRp"],
        },
      ];
    case "capex":
      return [
        {
          ...shared,
          field: "cost",
          head: () => t.heads.cost,
          value: (row) => {
            const priceRp = row("priceRp");
            return typeof priceRp === "number" ? Number(row("quantity") ?? 1) * priceRp : undefined;
          },
          from: ["quantity", "priceRp"],
        },
      ];
    default:
      return [];
  }
}

function sale(row: RowValues) {
  const [quantity, priceRp, costRp] = [row("quantity"), row("priceRp"), row("costRp")];
  return typeof quantity === "number" && typeof priceRp === "number" && typeof costRp === "number"
    ? saleOfRow({ quantity, priceRp, costRp })
    : undefined;
}

/** The remark comes last, behind the figures that follow from the row. */
export function tableColumns(table: PlanTableId): readonly RowsColumn[] {
  const fields = planColumns[table].map((column, index) => fieldColumn(table, column, index === 0));
  return [...fields.slice(0, -1), ...computedColumns(table), ...fields.slice(-1)];
}

/** The two figures that a phone shows of each row. */
export function phoneColumns(table: PlanTableId, columns: readonly RowsColumn[]): readonly RowsColumn[] {
  const names: Readonly<Record<PlanTableId, readonly string[]>> = {
    sales: ["sales", "grossProfit"],
    capex: ["quantity", "cost"],
    opex: ["fromMonth", "monthlyRp"],
    sources: ["month", "amountRp"],
  };
  return names[table].flatMap((name) => columns.filter((column) => column.field === name));
}
