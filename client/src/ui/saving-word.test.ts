import { expect, test } from "vitest";
import type { SavingState, SavingStatus } from "../sync/model.ts";
import { messages } from "./messages.ts";
import { savingTone, savingWord } from "./saving-word.ts";

const words = messages.id.saving;
const status = (state: SavingState, more: Partial<SavingStatus> = {}): SavingStatus => ({
  state,
  unsent: 0,
  attachments: 0,
  oldestUnsentAt: null,
  waitingFor: null,
  serverAt: Date.UTC(2026, 10, 24, 2, 14),
  refusals: 0,
  ...more,
});
const plain = { counted: false, zone: null };

test("the time of the server's answer is told in the region's zone", () => {
  expect(savingWord(words, status("on-server"), { counted: false, zone: "Asia/Jakarta" })).toBe("di server 09.14");
  expect(savingWord(words, status("on-server"), { counted: false, zone: "Asia/Jayapura" })).toBe("di server 11.14");
  expect(savingWord(words, status("on-server"), plain)).toBe("di server");
});

test("waiting names its cause", () => {
  expect(savingWord(words, status("waiting", { waitingFor: "signal" }), plain)).toBe("menunggu sinyal");
  expect(savingWord(words, status("waiting", { waitingFor: "sign-in" }), plain)).toBe("menunggu masuk");
  expect(savingWord(words, status("waiting", { waitingFor: "server" }), plain)).toBe("menunggu server");
});

test("nothing but the server's answer gets the tone of the server, whatever the state", () => {
  const states: SavingState[] = [
    "not-on-device",
    "refused",
    "saving",
    "waiting",
    "on-device",
    "on-server",
    "not-fetched",
  ];
  expect(states.filter((state) => savingTone(status(state), true) === "ok")).toEqual(["on-server"]);
  for (const state of states.filter((each) => each !== "on-server" && each !== "on-device"))
    expect(savingWord(words, status(state), plain)).not.toContain("di server");
});
