import { expect, test } from "vitest";
import { sections } from "../file/section.ts";
import { type Assignment, covers, keepsFilesOnDevice, mayOpenFiles, mayWrite } from "./permissions.ts";
import { type Role, roles } from "./roles.ts";

const writes = (role: Role) => sections.filter((section) => mayWrite(role, section));
const assignment: Assignment = {
  id: "1",
  account: "siti",
  scope: "3529",
  startsOn: "2026-10-01",
  endsOn: "2026-12-31",
  endedAt: null,
  decree: null,
};

test("an assistant writes everything, a manager the cooperative's own sections, the village and the offices notes", () => {
  expect(writes("assistant")).toEqual([...sections]);
  expect(writes("manager")).toEqual(["profile", "legality", "plan", "financing", "notes", "tasks", "attachments"]);
  expect(writes("supervisor")).toEqual(["notes"]);
  expect(writes("village-official")).toEqual(["notes"]);
  expect(writes("pmo")).toEqual(["notes", "tasks"]);
  expect(writes("regency-office")).toEqual(["notes"]);
  expect([writes("province-office"), writes("ministry"), writes("admin")]).toEqual([[], [], []]);
});

test("who keeps files on the device may open them, and who may not open them writes nothing", () => {
  for (const role of roles) {
    if (keepsFilesOnDevice(role)) expect(mayOpenFiles(role)).toBe(true);
    if (!mayOpenFiles(role)) expect(writes(role)).toEqual([]);
  }
});

test("an assignment covers the files below its scope, its first and last day included", () => {
  const on = (day: string, change: Partial<Assignment> = {}) => covers({ ...assignment, ...change }, "3529012005", day);
  expect(["2026-09-30", "2026-10-01", "2026-12-31", "2027-01-01"].map((day) => on(day))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(on("2030-01-01", { endsOn: null })).toBe(true);
  expect(on("2026-11-24", { endedAt: "2026-11-20T00:00:00.000Z" })).toBe(false);
  expect(on("2026-11-24", { scope: "3528" })).toBe(false);
  expect(on("2026-11-24", { scope: "" })).toBe(true);
});
