import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { clashOf, writeKey } from "../heads.ts";
import { currentSchemaVersion, fileSchemaVersion, isNewerThanApp, type Migration, migrate } from "./migrate.ts";

/** A made-up history: the street moves to another key. */
const migrations: Migration[] = [
  {
    to: 2,
    apply: (ydoc) => {
      const profile = ydoc.getMap<unknown>("profile");
      if (profile.has("street")) writeKey(profile, "address.street", profile.get("street"));
    },
  },
  { to: 3, apply: (ydoc) => writeKey(ydoc.getMap("profile"), "country", "ID") },
];

function file(clientId: number): Y.Doc {
  const ydoc = new Y.Doc({ gc: false });
  ydoc.clientID = clientId;
  return ydoc;
}

describe("the version of a file", () => {
  it("is 1 where nobody wrote one, and opening writes none", () => {
    const ydoc = file(1);
    expect(fileSchemaVersion(ydoc)).toBe(1);
    expect(isNewerThanApp(ydoc)).toBe(false);
    migrate(ydoc);
    expect(Y.encodeStateVector(ydoc)).toEqual(Y.encodeStateVector(new Y.Doc()));
  });

  it("is the higher of two that stand side by side, and nonsense counts for nothing", () => {
    const [a, b] = [file(1), file(2)];
    writeKey(a.getMap("meta"), "schemaVersion", currentSchemaVersion + 1);
    writeKey(b.getMap("meta"), "schemaVersion", "many");
    Y.applyUpdate(a, Y.encodeStateAsUpdate(b));
    expect(fileSchemaVersion(a)).toBe(currentSchemaVersion + 1);
    expect(isNewerThanApp(a)).toBe(true);
    expect(fileSchemaVersion(b)).toBe(1);
  });
});

describe("migrating", () => {
  it("ends in the same file on two devices that had not heard of each other, without a clash", () => {
    const [a, b] = [file(1), file(2)];
    writeKey(a.getMap("profile"), "street", "Jl. Mawar");
    Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
    for (const ydoc of [a, b]) migrate(ydoc, migrations);
    Y.applyUpdate(a, Y.encodeStateAsUpdate(b));
    Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
    expect(a.toJSON()).toEqual(b.toJSON());
    expect(fileSchemaVersion(a)).toBe(3);
    expect(a.getMap("profile").get("address.street")).toBe("Jl. Mawar");
    expect(clashOf(a.getMap("profile"), "address.street")).toBeNull();
    expect(clashOf(a.getMap("meta"), "schemaVersion")).toBeNull();
  });

  it("changes nothing the second time, and nothing in a newer file", () => {
    const ydoc = file(1);
    migrate(ydoc, migrations);
    const once = Y.encodeStateAsUpdate(ydoc);
    migrate(ydoc, migrations);
    expect(Y.encodeStateAsUpdate(ydoc)).toEqual(once);
    writeKey(ydoc.getMap("meta"), "schemaVersion", 9);
    const newer = Y.encodeStateAsUpdate(ydoc);
    migrate(ydoc, migrations);
    expect(Y.encodeStateAsUpdate(ydoc)).toEqual(newer);
  });
});
