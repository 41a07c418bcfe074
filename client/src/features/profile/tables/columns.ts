/** The columns of the profile's tables: words of their fields, and the doubts about what is written in them. */
import { dayOf, formatDay, isoDaySchema } from "@pendamping/shared/day";
import { doubtAbout } from "@pendamping/shared/profile/doubt";
import { type ProfileColumn, type ProfileTableId, profileColumns } from "@pendamping/shared/profile/table-fields";
import * as v from "valibot";
import { useSession } from "../../../app/context.ts";
import { language } from "../../../i18n/language.ts";
import { useMessages } from "../../../i18n/messages.ts";
import { decimalText } from "../../../ui/fields/DecimalField.tsx";
import { doubtWords } from "../../../ui/fields/doubt-words.ts";
import { monthName, particularChoiceName, particularName } from "../../../ui/names/names.ts";
import type { CellKind, FieldColumn, RowsColumn } from "../../../ui/table/columns.ts";
import { messages } from "./messages.ts";

const widthByKind: Readonly<Record<CellKind, number>> = {
  text: 9,
  "long-text": 10,
  choice: 8,
  rupiah: 8,
  decimal: 7,
  count: 6,
  day: 7,
  digits: 10,
  phone: 9,
  degrees: 7,
  month: 9,
};

export function tableColumns(table: ProfileTableId): readonly RowsColumn[] {
  const t = useMessages(messages);
  const session = useSession();
  const today = dayOf(new Date(), session.me()?.zone ?? "Asia/Jakarta");
  const head = (column: ProfileColumn) => {
    const name = particularName(column.field);
    return column.kind === "rupiah" ? `${name}, Rp` : name;
  };
  const hints: Readonly<Record<string, string>> = t.hints;
  const columns = profileColumns[table].map(
    (column, index): FieldColumn => ({
      kind: column.field === "note" ? "long-text" : column.kind,
      field: column.field,
      label: () => particularName(column.field),
      head: () => head(column),
      hint: () => {
        const key = `${table}.${column.field}`;
        return Object.hasOwn(hints, key) ? hints[key] : undefined;
      },
      choices: () =>
        (column.choices ?? []).map((value) => ({ value, label: particularChoiceName(column.field, value) })),
      text: (value) => {
        if (column.kind === "day" && v.is(isoDaySchema, value)) return formatDay(value, language(), "short");
        if (column.kind === "month" && typeof value === "string") return monthName(value);
        return column.kind === "degrees" && typeof value === "number" ? decimalText(value) : undefined;
      },
      doubt: (value, row) => {
        const doubt = doubtAbout(column, value, { today, birthOn: row("birthOn"), gender: row("gender") });
        return doubt ? doubtWords(doubt) : undefined;
      },
      width: index === 0 ? 13 : widthByKind[column.kind],
      ...(column.standing === undefined ? {} : { standing: column.standing }),
      ...(column.digits ? { digits: column.digits } : {}),
      ...(column.personal ? { personal: true } : {}),
      ...(column.kind === "rupiah" && !unsummed.includes(column.field) ? { total: true } : {}),
    }),
  );
  if (table !== "monthly") return columns;
  const assets = columns.findIndex(({ field }) => field === "assetsRp");
  return [...columns.slice(0, assets), monthsProfit(), ...columns.slice(assets)];
}

/** Prices of different goods, and what there is at the end of each month, add up to nothing. */
const unsummed = ["priceRp", "assetsRp"];

function monthsProfit(): RowsColumn {
  return {
    kind: "computed",
    field: "profitRp",
    head: () => `${particularName("profitRp")}, Rp`,
    from: ["revenueRp", "expensesRp"],
    width: 8,
    total: true,
    value(row) {
      const [revenue, expenses] = [row("revenueRp"), row("expensesRp")];
      return typeof revenue === "number" && typeof expenses === "number" ? revenue - expenses : undefined;
    },
  };
}

/** The two columns that a phone shows of each row, beside its name. */
export function phoneColumns(table: ProfileTableId, columns: readonly RowsColumn[]): readonly RowsColumn[] {
  const names: Readonly<Record<ProfileTableId, readonly string[]>> = {
    supervisors: ["phone"],
    members: ["number", "phone"],
    assets: ["kind", "condition"],
    kbli: ["outlet", "monthlySalesRp"],
    potential: ["volume", "valueRp"],
    commodities: ["volumePerYear", "priceRp"],
    monthly: ["revenueRp", "profitRp"],
  };
  return names[table].flatMap((name) => columns.filter((column) => column.field === name));
}
