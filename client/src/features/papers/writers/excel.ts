/** The tables of a file as an Excel workbook. */
import type { TablesWorkbook } from "@pendamping/shared/papers/workbook/tables-workbook";
import { writeWorkbook } from "../../../ui/spreadsheet/write-workbook.ts";
import { footerText } from "./footer.ts";

export function writeExcel(workbook: TablesWorkbook): Blob {
  return writeWorkbook(workbook, footerText({ ...workbook, owner: "" }));
}
