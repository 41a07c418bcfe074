/** Files, persons and assignments that an operator adds, with their events: all of it or nothing. */
import type Database from "better-sqlite3";
import type { NewEvent, Provision } from "./port.ts";
import { transact } from "./sqlite-commit.ts";

export function createProvision(
  database: Database.Database,
  appendEvent: (event: NewEvent) => void,
): (provision: Provision) => Promise<void> {
  const addFile = database.prepare(
    `insert into file (id, name, village, kind, district, district_code, place, epoch, seq, refusals)
     values (?, ?, ?, ?, ?, ?, ?, 1, 0, 0)`,
  );
  const addPerson = database.prepare(
    "insert into person (account, username, name, role, position, place, zone) values (?, ?, ?, ?, ?, ?, ?)",
  );
  const addAssignment = database.prepare(
    "insert into assignment (id, account, scope, starts_on, ends_on, ended_at, decree) values (?, ?, ?, ?, ?, ?, ?)",
  );
  const putSetting = database.prepare(
    "insert into setting (key, value) values (?, ?) on conflict (key) do update set value = excluded.value",
  );
  return async ({ region, files, people, assignments, events }) =>
    transact(database, () => {
      putSetting.run("region", region);
      for (const { id, name, village, kind, district, districtCode, place } of files)
        addFile.run(id, name, village, kind, district, districtCode, place);
      for (const { account, username, name, role, position, place, zone } of people)
        addPerson.run(account, username, name, role, position, place, zone);
      for (const { id, account, scope, startsOn, endsOn, endedAt, decree } of assignments)
        addAssignment.run(id, account, scope, startsOn, endsOn, endedAt, decree);
      for (const event of events) appendEvent(event);
    });
}
