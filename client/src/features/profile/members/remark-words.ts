/** What the preview of an import says about a row, as one sentence. */
import type { ImportRemark } from "@pendamping/shared/profile/member-import";
import { useMessages } from "../../../i18n/messages.ts";
import { doubtWords } from "../../../ui/fields/doubt-words.ts";
import { particularName } from "../../../ui/names/names.ts";
import { messages } from "./messages.ts";

/** "Baris 14, Siti: tanggal lahir “31/02/90” tidak terbaca, jadi dikosongkan." Reads the language. */
export function remarkWords(remark: ImportRemark): string {
  const t = useMessages(messages);
  const row = remark.name === null ? t.row(remark.line) : t.rowOf(remark.line, remark.name);
  return t.sentence(row, about(remark));
}

function about(remark: ImportRemark): string {
  const t = useMessages(messages);
  switch (remark.kind) {
    case "no-name":
      return t.remark.noName;
    case "total":
      return t.remark.total;
    case "same-nik":
      return remark.of === null ? t.remark.nikKnown(remark.nik.slice(-4)) : t.remark.nikTwice(remark.of);
    case "same-person":
      return remark.of === null ? t.remark.personKnown : t.remark.personTwice(remark.of);
    case "same-name":
      return remark.of === null ? t.remark.nameKnown : t.remark.nameTwice(remark.of);
    case "unreadable":
      return t.remark.unreadable(particularName(remark.field).toLowerCase(), remark.text);
    case "rounded":
      return t.remark.rounded(remark.text);
    case "doubt":
      return t.remark.doubt(particularName(remark.field), remark.text, doubtWords(remark.doubt));
  }
}
