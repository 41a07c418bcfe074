/**
 * The words about saving and the evidence that each needs. They are exact: no other sentence of the interface may claim
 * more than these do.
 */
import { formatTime } from "@pendamping/shared/day";
import type { SavingStatus } from "../sync/model.ts";
import type { Tone } from "./Bullet.tsx";
import type { messages } from "./messages.ts";

type SavingWords = (typeof messages)["id"]["saving"];

interface Manner {
  /** Put the number of unsent changes before "on this device". */
  readonly counted: boolean;
  /** Time zone of the region, to put the time of the server's answer after the word; null leaves it out. */
  readonly zone: string | null;
}

/** The word of a status, in lower case. */
export function savingWord(words: SavingWords, status: SavingStatus, manner: Manner): string {
  switch (status.state) {
    case "not-on-device":
      return words.notOnDevice;
    case "refused":
      return words.refused;
    case "saving":
      return words.saving;
    case "waiting":
      return status.waitingFor === "sign-in"
        ? words.signIn
        : status.waitingFor === "server"
          ? words.server
          : status.waitingFor === "update"
            ? words.update
            : words.signal;
    case "on-device":
      return manner.counted && status.unsent > 0 ? words.counted(status.unsent, deviceWord(words)) : deviceWord(words);
    case "on-server":
      return manner.zone !== null && status.serverAt !== null
        ? words.onServerAt(formatTime(new Date(status.serverAt).toISOString(), manner.zone))
        : words.onServer;
    case "not-fetched":
      return words.notFetched;
  }
}

/** The tone that goes with the word; a counted "on this device" is something that waits. */
export function savingTone(status: SavingStatus, counted: boolean): Tone {
  switch (status.state) {
    case "not-on-device":
      return "turn";
    case "refused":
      return "suggest";
    case "waiting":
      return "wait";
    case "on-device":
      return counted && status.unsent > 0 ? "wait" : "plain";
    case "on-server":
      return "ok";
    case "saving":
    case "not-fetched":
      return "plain";
  }
}

/** "di HP ini" under a finger, "di komputer ini" with a mouse. */
export function deviceWord(words: Pick<SavingWords, "phone" | "computer">): string {
  return hasPointer() ? words.computer : words.phone;
}

/** A mouse or a pen: then it is called a computer. */
export function hasPointer(): boolean {
  finePointer ??= matchMedia("(pointer: fine)"); // asked once per row of a list
  return finePointer.matches;
}
let finePointer: MediaQueryList | undefined;
