import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseCsv } from "@pendamping/shared/csv";
import { meSchema } from "@pendamping/shared/protocol/account";
import { peopleSchema } from "@pendamping/shared/protocol/people";
import * as v from "valibot";
import { expect, test, vi } from "vitest";
import { firstBrokenEvent } from "../decisions/event-chain.ts";
import { startServer } from "../server.ts";
import { readSettings, SettingsProblem } from "../settings.ts";
import { takeSoleUse } from "../storage/sole-use.ts";
import { openSqlite } from "../storage/sqlite.ts";
import { openVillage } from "../testing/village.ts";
import { runSetup } from "./command.ts";

// passwords are hashed slowly, and the machine may be busy
vi.setConfig({ testTimeout: 20_000 });

const list = `username,name,role,position,scope,starts_on,ends_on,decree,zone
nur,Nur Hidayah,assistant,,3529012005,2020-01-01,,SK/7,
nur,Nur Hidayah,assistant,,3529012014,2020-01-01,,SK/7,
siti,Siti Aminah,manager,chair,3529012005,2020-01-01,,,
`;

/** An operator at a server that is stopped. */
function office() {
  const dir = mkdtempSync(join(tmpdir(), "pendamping-setup-"));
  const dataDir = join(dir, "data");
  mkdirSync(dataDir);
  const passwordFiles: string[] = [];
  return {
    dataDir,
    passwordFiles,
    listFile(text: string): string {
      writeFileSync(join(dir, "people.csv"), text);
      return join(dir, "people.csv");
    },
    async setup(...args: string[]) {
      const said: string[] = [];
      const passwordFile = join(dir, `passwords-${passwordFiles.length}.csv`);
      const code = await runSetup([...args, "--passwords", passwordFile], { DATA_DIR: dataDir }, (line) =>
        said.push(line),
      );
      passwordFiles.push(passwordFile);
      return { code, said: said.join("\n") };
    },
    passwordsIn(at: number): Record<string, string> {
      const rows = parseCsv(readFileSync(passwordFiles[at] ?? "", "utf8")).slice(1);
      return Object.fromEntries(rows.map(([username = "", , password = ""]) => [username, password]));
    },
    async stored() {
      const storage = await openSqlite({ dir: dataDir });
      try {
        return {
          files: await storage.files.within([""]),
          people: await storage.people.all(),
          assignments: await storage.people.assignments(),
          events: await storage.events.after(0, 1000),
        };
      } finally {
        await storage.close();
      }
    },
    serve: (env: Record<string, string> = {}) =>
      startServer(
        readSettings({
          NODE_ENV: "production",
          AUTH_SECRET: "0123456789abcdef0123456789abcdef",
          ORIGIN: "https://pendamping.example",
          DATA_DIR: dataDir,
          PORT: "0",
          LOG_LEVEL: "silent",
          CLIENT_DIR: join(dataDir, "no-client"),
          ...env,
        }),
      ),
    [Symbol.dispose]: () => rmSync(dir, { recursive: true, force: true }),
  };
}

async function signIn(url: string, username: string, password: string): Promise<Response> {
  return fetch(`${url}/api/auth/sign-in/username`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ username, password }),
  });
}

async function asked(url: string, signedIn: Response, path: string): Promise<unknown> {
  const cookie = signedIn.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  return (await fetch(`${url}${path}`, { headers: { cookie } })).json();
}

test("an empty production server gets region, administrator and people by commands, and they sign in", async () => {
  using it = office();
  expect(await it.setup("--region", "3529", "--admin", "slamet", "--admin-name", "Slamet Riyadi")).toMatchObject({
    code: 0,
  });
  const { code, said } = await it.setup("--people", it.listFile(list));
  expect([code, said]).toEqual([0, expect.stringContaining("New files: 0, accounts: 2, assignments: 3.")]);
  expect(statSync(it.passwordFiles[1] ?? "").mode & 0o777).toBe(0o600);
  const passwords = { ...it.passwordsIn(0), ...it.passwordsIn(1) };
  for (const password of Object.values(passwords)) expect(said).not.toContain(password);

  const server = await it.serve();
  try {
    const nur = await signIn(server.url, "nur", passwords["nur"] ?? "");
    expect(nur.status).toBe(200);
    const me = v.parse(meSchema, await asked(server.url, nur, "/api/me"));
    expect(me).toMatchObject({ name: "Nur Hidayah", role: "assistant", demo: false, zone: "Asia/Jakarta" });
    expect(me.region.name).toContain("Sumenep");
    expect(me.files.map(({ name }) => name)).toEqual([
      "Koperasi Desa Merah Putih Kolor",
      "Koperasi Desa Merah Putih Pangarangan",
    ]);
    expect((await signIn(server.url, "siti", "merahputih2025")).status).toBe(401);
    const slamet = await signIn(server.url, "slamet", passwords["slamet"] ?? "");
    const { people } = v.parse(peopleSchema, await asked(server.url, slamet, "/api/people"));
    expect(people.map(({ username, place }) => [username, place])).toEqual([
      ["nur", me.region.name],
      ["siti", "Kolor"],
      ["slamet", me.region.name],
    ]);
  } finally {
    await server.stop();
  }
  const { files, events } = await it.stored();
  expect(files).toHaveLength(334);
  expect(files.every(({ seq }) => seq === 0)).toBe(true);
  expect(events.map(({ kind }) => kind)).toEqual([
    "files-created",
    "account-created",
    "assignment-made",
    "account-created",
    "account-created",
    "assignment-made",
    "assignment-made",
    "assignment-made",
  ]);
  expect(firstBrokenEvent(events)).toBeNull();
});

test("the same commands again change nothing and write no passwords", async () => {
  using it = office();
  const commands = ["--region", "3529", "--admin", "slamet", "--people", it.listFile(list)];
  await it.setup(...commands);
  const before = await it.stored();
  const { code, said } = await it.setup(...commands);
  expect([code, said]).toEqual([0, "New files: 0, accounts: 0, assignments: 0. Lines that were there already: 4."]);
  expect(await it.stored()).toEqual(before);
  expect(() => it.passwordsIn(1)).toThrow();
});

test("one bad line: every bad line is named in a sentence, and nothing of the good ones is done", async () => {
  using it = office();
  await it.setup("--region", "3529", "--people", it.listFile(list));
  const before = await it.stored();
  const { code, said } = await it.setup(
    "--people",
    it.listFile(`${list}budi,Budi,manager,,3529012005,2026-01-01,,,
siti,Siti Rahma,manager,chair,3529012005,2026-01-01,,,
dewi,Dewi,manager,,3528012001,2026-01-01,,,
nur,Nur Hidayah,assistant,,3529012005,2020-01-01,2027-01-01,SK/7,
budi,Budi,manager,,3529012005,2026-01-01,,,
`),
  );
  expect(code).toBe(1);
  expect(said.split("\n")).toEqual([
    'Line 6: the name of siti is "Siti Rahma", but "Siti Aminah" in Line 4.',
    "Line 7: there is no cooperative under the code 3528012001; load its region first.",
    "Line 8: it gives nur the same as Line 2, from the same day.",
    "Line 9: it gives budi the same as Line 5, from the same day.",
    "These 4 must be mended first. Nothing was changed.",
  ]);
  expect(await it.stored()).toEqual(before);
});

test("a list never changes an account or a running term, it says what to do instead", async () => {
  using it = office();
  await it.setup("--region", "3529", "--people", it.listFile(list));
  const changed = list.replace("siti,Siti Aminah,manager,chair", "siti,Siti Aminah,supervisor,supervisor");
  expect((await it.setup("--people", it.listFile(changed))).said).toContain(
    'Line 4: siti has an account whose role is "manager", not "supervisor"; an account is not changed by a list.',
  );
  const longer = list.replace("3529012014,2020-01-01,,", "3529012014,2020-01-01,2027-12-31,");
  expect((await it.setup("--people", it.listFile(longer))).said).toContain("a longer term is a line of its own");
});

test("a run that died after making an account is repeated, and the newer password counts", async () => {
  using it = office();
  await it.setup("--region", "3529", "--people", it.listFile(list));
  const storage = await openSqlite({ dir: it.dataDir });
  for (const table of ["assignment", "person"] as const) await storage.db.deleteFrom(table).execute();
  await storage.close();
  expect((await it.setup("--people", it.listFile(list))).said).toContain("accounts: 2, assignments: 3");
  const server = await it.serve();
  try {
    expect((await signIn(server.url, "siti", it.passwordsIn(0)["siti"] ?? "")).status).toBe(401);
    expect((await signIn(server.url, "siti", it.passwordsIn(1)["siti"] ?? "")).status).toBe(200);
  } finally {
    await server.stop();
  }
});

test("a new password ends the old one and its sessions", async () => {
  using it = office();
  await it.setup("--region", "3529", "--people", it.listFile(list));
  const server = await it.serve();
  const before = await signIn(server.url, "siti", it.passwordsIn(0)["siti"] ?? "");
  await server.stop();
  expect((await it.setup("--new-password", "siti")).code).toBe(0);
  const again = await it.serve();
  try {
    expect(await asked(again.url, before, "/api/me")).toMatchObject({ error: { kind: "signed-out" } });
    expect((await signIn(again.url, "siti", it.passwordsIn(0)["siti"] ?? "")).status).toBe(401);
    expect((await signIn(again.url, "siti", it.passwordsIn(1)["siti"] ?? "")).status).toBe(200);
  } finally {
    await again.stop();
  }
  expect((await it.setup("--new-password", "nobody")).said).toContain("There is no account nobody");
});

test("a running server, another region and a missing region are refused in a sentence", async () => {
  using it = office();
  expect((await it.setup("--admin", "slamet")).said).toContain("This server has no region yet");
  const giveBack = takeSoleUse(it.dataDir);
  await expect(it.setup("--region", "3529")).rejects.toThrow("A server is running");
  giveBack?.();
  await expect(it.setup("--region", "1234")).rejects.toThrow("npm run region -- 12.34");
  expect((await it.setup("--colour", "red")).code).toBe(2);
  expect((await it.stored()).files).toEqual([]);
});

test("passwords that cannot be kept for the operator stop everything before an account is made", async () => {
  using it = office();
  writeFileSync(join(it.dataDir, "../passwords-0.csv"), "an older run's");
  await expect(it.setup("--region", "3529", "--admin", "slamet")).rejects.toThrow(SettingsProblem);
  expect(await it.stored()).toMatchObject({ files: [], people: [], events: [] });
});

test("neither the command nor production touches a demo's data", async () => {
  await using village = await openVillage();
  await village.server.stop();
  await expect(runSetup(["--region", "3529"], { DATA_DIR: village.dataDir }, () => {})).rejects.toThrow(
    "holds the demo",
  );
  await expect(
    village.restart({
      NODE_ENV: "production",
      AUTH_SECRET: "0123456789abcdef0123456789abcdef",
      ORIGIN: "https://x.example",
    }),
  ).rejects.toThrow("holds the demo");
  await village.restart();
});
