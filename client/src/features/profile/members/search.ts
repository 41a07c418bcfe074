/** Finding members by what people know of them. */
import { shownValue } from "@pendamping/shared/file/reading";
import type { RowFields, TableRow } from "@pendamping/shared/file/rows";

type Row = TableRow<RowFields>;

/** Made once for each state of a row; a search through a thousand members is then a search through text. */
const textByRow = new WeakMap<Row, { readonly words: string; readonly numbers: string }>();

const wordFields = ["name", "number", "occupation"];
const personalFields = ["nik", "phone", "address"];

/** A test for the words, all of which must be there; personal data are searched only for those who work with them. */
export function memberMatches(text: string, withPersonal: boolean): (row: Row) => boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return () => true;
  return (row) => {
    const of = textOf(row);
    return words.every((word) => of.words.includes(word) || (withPersonal && of.numbers.includes(word)));
  };
}

function textOf(row: Row) {
  const known = textByRow.get(row);
  if (known) return known;
  const join = (fields: readonly string[]) =>
    fields
      .map((field) => {
        const value = shownValue(row.fields[field] ?? { kind: "absent" });
        return typeof value === "string" ? value.toLowerCase() : "";
      })
      .join("\n");
  const made = { words: join(wordFields), numbers: join(personalFields) };
  textByRow.set(row, made);
  return made;
}
