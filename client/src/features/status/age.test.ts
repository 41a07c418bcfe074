import { expect, test } from "vitest";
import { age } from "./age.ts";
import { messages } from "./messages.ts";

const hour = 3_600_000;
const now = Date.UTC(2026, 10, 24, 9);
const words = messages.id.ago;

test("says minutes, hours, yesterday, days", () => {
  expect(age(words, now - 5 * 60_000, now)).toBe("5 menit lalu");
  expect(age(words, now - 3 * hour, now)).toBe("3 jam lalu");
  expect(age(words, now - 30 * hour, now)).toBe("kemarin");
  expect(age(words, now - 49 * hour, now)).toBe("2 hari lalu");
});

test("a device clock that was set back never speaks of the future", () => {
  expect(age(words, now + 5 * hour, now)).toBe("baru saja");
});
