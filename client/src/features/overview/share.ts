/**
 * A few lines about a file for a chat: what it is called, where it stands, what is next, and as of when. People forward such lines to
 * groups, so what somebody typed into the file (an agency with its clerk's number, say) goes along without long numbers.
 */
import type { Completeness } from "@pendamping/shared/summary/completeness";
import type { Stage, StageId } from "@pendamping/shared/summary/stages";
import type { Wording } from "../../i18n/messages.ts";
import type { messages } from "./messages.ts";

export interface Shared {
  readonly name: string;
  readonly place: string;
  readonly stages: readonly Stage[];
  readonly stageName: (id: StageId) => string;
  readonly completeness: Completeness;
  readonly sectionName: (section: string) => string;
  /** Undefined where nothing is left. */
  readonly next: string | undefined;
  /** When the server last confirmed the file, in words; null: never, on this device. */
  readonly asOf: string | null;
  /** Changes that only this device has. */
  readonly unsent: number;
  readonly address: string;
}

export function shareText(t: Wording<(typeof messages)["id"]["share"]>, file: Shared): string {
  const stage =
    file.stages.find(({ state }) => state === "now") ?? file.stages.findLast(({ state }) => state === "done");
  const sections = file.completeness.sections.map(
    ({ section, filled, total }) => `${file.sectionName(section)} ${filled}/${total}`,
  );
  return [
    `*${file.name}* (${file.place})`,
    ...(stage ? [t.stage(file.stageName(stage.id), stage.state === "done")] : []),
    t.progress(file.completeness.filled, file.completeness.total, sections.join(", ")),
    t.next(file.next === undefined ? t.nothing : withoutNumbers(file.next)),
    [file.asOf === null ? t.onDevice : t.asOf(file.asOf), ...(file.unsent > 0 ? [t.unsent(file.unsent)] : [])].join(
      ", ",
    ),
    file.address,
  ].join("\n");
}

/** Six digits or more, also in groups: a phone, an account, a NIK. */
function withoutNumbers(text: string): string {
  return text.replace(/\+?\d(?:[\s.-]?\d){5,}/g, "…");
}

/** Hands the text to the device's own sheet; where there is none, to WhatsApp. Resolves also when the person thinks better of it. */
export async function share(text: string): Promise<void> {
  if (typeof navigator.share === "function") {
    try {
      await navigator.share({ text });
      return;
    } catch (error) {
      if (error instanceof DOMException && error.name === "AbortError") return;
    }
  }
  open(`https://wa.me/?text=${encodeURIComponent(text)}`, "_blank", "noopener");
}
