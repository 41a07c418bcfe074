import { expect, test } from "vitest";
import { parsePeopleFile, peopleColumns } from "./people-file.ts";

const head = peopleColumns.join(",");
const good = "siti,Siti Aminah,manager,chair,3529012005,2026-01-01,2026-12-31,SK/1,Asia/Jakarta";

test("reads a line per assignment, with empty cells as nothing", () => {
  const { lines, problems } = parsePeopleFile(`${head}\n${good}\nbudi,"Budi, S.E.",ministry,,,2026-01-01,,,\n`);
  expect(problems).toEqual([]);
  expect(lines[0]).toEqual({
    from: "Line 2",
    username: "siti",
    name: "Siti Aminah",
    role: "manager",
    position: "chair",
    scope: "3529012005",
    startsOn: "2026-01-01",
    endsOn: "2026-12-31",
    decree: "SK/1",
    zone: "Asia/Jakarta",
  });
  expect(lines[1]).toMatchObject({ name: "Budi, S.E.", scope: "", position: null, endsOn: null, zone: null });
});

test("a missing column is named, and nothing is guessed from the order", () => {
  expect(parsePeopleFile("username,name,role\nsiti,Siti,manager").problems).toEqual([
    "The first line must name the columns username,name,role,position,scope,starts_on,ends_on,decree,zone; position, scope, starts_on, ends_on, decree, zone is missing.",
  ]);
});

test.each([
  ["Siti!,Siti,manager,,3529012005,2026-01-01,,,", 'the username "Siti!" must have 3 to 30 small letters, digits'],
  ["siti,,manager,,3529012005,2026-01-01,,,", "the name is missing"],
  ["siti,Siti,boss,,3529012005,2026-01-01,,,", 'role is "boss", not one of assistant, manager'],
  ["siti,Siti,manager,king,3529012005,2026-01-01,,,", 'position is "king", not one of chair'],
  ["siti,Siti,manager,,Kolor,2026-01-01,,,", 'scope is "Kolor", not 10 digits'],
  ["siti,Siti,manager,,3529,2026-01-01,,,", 'scope "3529" does not fit the role manager'],
  ["siti,Siti,manager,,,2026-01-01,,,", 'scope "" does not fit the role manager'],
  ["siti,Siti,manager,,3529012005,31/01/2026,,,", 'starts_on is "31/01/2026", not a day'],
  ["siti,Siti,manager,,3529012005,2026-02-30,,,", 'starts_on is "2026-02-30", not a day'],
  ["siti,Siti,manager,,3529012005,2026-02-01,2026-01-01,,", "ends_on 2026-01-01 is before starts_on 2026-02-01"],
  ["siti,Siti,manager,,3529012005,2026-02-01,,,WIB", 'zone is "WIB", not one of Asia/Jakarta'],
  ["siti", "the name is missing"],
])("%s is refused by its line", (line, sentence) => {
  const { problems } = parsePeopleFile(`${head}\n${good}\n${line}\n`);
  expect(problems.join("\n")).toContain(`Line 3: ${sentence}`);
});
