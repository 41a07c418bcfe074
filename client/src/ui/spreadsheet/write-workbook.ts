/** A workbook as an Excel file: the parts of sheet-xml.ts, zipped. */
import type { Workbook } from "@pendamping/shared/papers/workbook/workbook";
import { strToU8, zipSync } from "fflate";
import { declaration, sheetXml, stylesXml, xmlText } from "./sheet-xml.ts";

const packages = "http://schemas.openxmlformats.org/package/2006";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const content = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const mime = `${content}.sheet`;

/** `footer` stands on every printed page. */
export function writeWorkbook({ title, sheets }: Workbook, footer: string): Blob {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`;
  const parts: Readonly<Record<string, string>> = {
    "[Content_Types].xml": `${declaration}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${content}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${content}.styles+xml"/>${sheets.map((_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${content}.worksheet+xml"/>`).join("")}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
    "_rels/.rels": `${declaration}<Relationships xmlns="${packages}/relationships">${relation("rId1", `${office}/officeDocument`, "xl/workbook.xml")}${relation("rId2", `${packages}/relationships/metadata/core-properties`, "docProps/core.xml")}</Relationships>`,
    "docProps/core.xml": `${declaration}<cp:coreProperties xmlns:cp="${packages}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${xmlText(title)}</dc:title><dc:creator>Pendamping</dc:creator></cp:coreProperties>`,
    "xl/workbook.xml": `${declaration}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${office}"><sheets>${sheets.map(({ name }, index) => `<sheet name="${xmlText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join("")}</sheets><calcPr calcId="0" fullCalcOnLoad="1"/></workbook>`,
    "xl/_rels/workbook.xml.rels": `${declaration}<Relationships xmlns="${packages}/relationships">${sheets.map((_, index) => relation(`rId${index + 1}`, `${office}/worksheet`, `worksheets/sheet${index + 1}.xml`)).join("")}${relation(`rId${sheets.length + 1}`, `${office}/styles`, "styles.xml")}</Relationships>`,
    "xl/styles.xml": stylesXml,
    ...Object.fromEntries(
      sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet, { footer })]),
    ),
  };
  const zipped = zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])));
  return new Blob([zipped], { type: mime });
}
