/** Makes a document of a paper and hands it over: as a download, or to another app of the device. Writers load when first needed. */
import { paperFileName } from "@pendamping/shared/papers/catalogue";
import type { PaperFacts } from "@pendamping/shared/papers/facts";
import type { Paper } from "@pendamping/shared/papers/paper";
import { offerFile } from "../../ui/offer-file.ts";

export type Format = "docx" | "pdf" | "xlsx";

/** `not-here`: the writer is not on this device, and there is no signal to fetch it. Try again with signal. */
export type Made =
  | { readonly kind: "made"; readonly file: File }
  | { readonly kind: "not-here" }
  | { readonly kind: "trouble" };

const mimes: Readonly<Record<Format, string>> = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pdf: "application/pdf",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** Loads the writer first, so that a missing one is told from one that failed. */
export async function makeDocument(format: Format, paper: Paper, facts: PaperFacts): Promise<Made> {
  const write = await loadWriter(format).catch(() => null);
  if (write === null) return { kind: "not-here" };
  try {
    const blob = await write(paper, facts);
    const name = paperFileName(format === "xlsx" ? "tables" : paper.kind, {
      code: facts.place.code,
      madeOn: paper.madeOn,
      extension: format,
    });
    return { kind: "made", file: new File([blob], name, { type: mimes[format] }) };
  } catch (error) {
    console.error(`a ${format} could not be written`, error);
    return { kind: "trouble" };
  }
}

async function loadWriter(format: Format): Promise<(paper: Paper, facts: PaperFacts) => Promise<Blob> | Blob> {
  switch (format) {
    case "docx":
      return (await import("./writers/word.ts")).writeWord;
    case "pdf":
      return (await import("./writers/pdf.ts")).writePdf;
    case "xlsx": {
      const [{ writeExcel }, { tablesWorkbook }] = await Promise.all([
        import("./writers/excel.ts"),
        import("@pendamping/shared/papers/workbook/tables-workbook"),
      ]);
      return (_, facts) => writeExcel(tablesWorkbook(facts));
    }
  }
}

export function download(file: File): void {
  offerFile(file, file.name);
}

/** Whether this device hands files to other apps. */
export function mayShare(): boolean {
  const probe = new File([""], "a.pdf", { type: mimes.pdf });
  return typeof navigator.share === "function" && navigator.canShare?.({ files: [probe] }) === true;
}

/** Resolves when the person has chosen, or has thought better of it. */
export async function share(file: File): Promise<void> {
  await navigator.share({ files: [file], title: file.name }).catch((error: unknown) => {
    if ((error as { name?: string }).name !== "AbortError") download(file);
  });
}
