/** `/api/me`: the person, the files they may open and what they may write there. */
import { createHash } from "node:crypto";
import { keepsFilesOnDevice, mayOpenFiles } from "@pendamping/shared/people/permissions";
import type { FileEntry, Me } from "@pendamping/shared/protocol/account";
import type { FileRow, Storage } from "../storage/port.ts";
import type { Access } from "./access.ts";

interface RegionCard {
  readonly code: string;
  readonly name: string;
  readonly source: string;
}

export type MeOf = (access: Access) => Promise<Me>;

export function createMe(storage: Storage, demo: boolean): MeOf {
  return async (access) => {
    const { person } = access;
    const files = mayOpenFiles(person.role)
      ? await storage.files.within(access.assignments.map((assignment) => assignment.scope))
      : [];
    const leaders = await leadersByFile(storage);
    const region = await storage.setting("region");
    const me: Omit<Me, "tag"> = {
      account: person.account,
      username: person.username,
      name: person.name,
      role: person.role,
      position: person.position,
      place: person.place,
      zone: person.zone,
      demo,
      region: region ? (JSON.parse(region) as RegionCard) : { code: "", name: "", source: "" },
      files: files.map((file) => fileEntry(file, access, leaders)),
    };
    return { ...me, tag: createHash("sha256").update(JSON.stringify(me)).digest("base64url").slice(0, 22) };
  };
}

function fileEntry(file: FileRow, access: Access, leaders: ReadonlyMap<string, string>): FileEntry {
  return {
    id: file.id,
    name: file.name,
    village: file.village,
    kind: file.kind,
    district: file.district,
    districtCode: file.districtCode,
    place: file.place,
    assistant: leaders.get(file.id) ?? null,
    writable: access.writable(file.id),
    endsOn: access.endsOn(file.id),
    kept: keepsFilesOnDevice(access.person.role),
  };
}

/** Name of the assistant whose running assignment is exactly this file. */
async function leadersByFile(storage: Storage): Promise<Map<string, string>> {
  const people = new Map((await storage.people.all()).map((person) => [person.account, person]));
  const leaders = new Map<string, string>();
  for (const assignment of await storage.people.assignments()) {
    const person = people.get(assignment.account);
    if (person?.role === "assistant" && assignment.endedAt === null) leaders.set(assignment.scope, person.name);
  }
  return leaders;
}
