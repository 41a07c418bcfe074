import { randomUUID } from "node:crypto";
import { catchUpResponseSchema } from "@pendamping/shared/protocol/catch-up";
import { rulesPublishedSchema, rulesSchema } from "@pendamping/shared/protocol/rules";
import { pmk492025 } from "@pendamping/shared/rule-set/pmk-49-2025";
import type { RuleSet } from "@pendamping/shared/rule-set/rule-set";
import { parseRuleSet } from "@pendamping/shared/rule-set/schema";
import * as v from "valibot";
import { expect, test, vi } from "vitest";
import { firstBrokenEvent } from "../decisions/event-chain.ts";
import { openSqlite } from "../storage/sqlite.ts";
import { openVillage, type Village } from "../testing/village.ts";

// passwords are hashed slowly, and the machine may be busy
vi.setConfig({ testTimeout: 20_000 });

const inForce: RuleSet = { ...pmk492025, version: 2, status: "in-force", source: "Peraturan pengganti" };

function publish(village: Village, ruleSet: unknown, key = randomUUID(), name = "admin") {
  return village.call(name, "/api/rules", { key, ruleSet });
}

async function rulesAfter(village: Village, name: string, tag?: string) {
  const response = await village.call(name, `/api/rules${tag === undefined ? "" : `?tag=${tag}`}`);
  return v.parse(rulesSchema, await response.json());
}

async function tagBySync(village: Village, name: string) {
  const body = { protocol: 1, device: "phone", sentAt: Date.now(), files: [] };
  return v.parse(catchUpResponseSchema, await (await village.call(name, "/api/sync", body)).json()).rules;
}

const versionsOf = ({ versions }: { versions: readonly { ruleSet: unknown }[] }) =>
  versions.map(({ ruleSet }) => {
    const parsed = parseRuleSet(ruleSet);
    return parsed.kind === "rule-set" ? `${parsed.ruleSet.id} ${parsed.ruleSet.version}` : parsed;
  });

test("a published version reaches whoever asks, from where they stand, and is there after a restart", async () => {
  await using village = await openVillage();
  const before = await tagBySync(village, "siti");
  const response = await publish(village, inForce);
  expect(v.parse(rulesPublishedSchema, await response.json())).toMatchObject({ id: "pmk-49-2025", version: 2 });
  await publish(village, { ...inForce, version: 3 });
  await publish(village, { ...inForce, id: "new-rules", version: 1 });

  const tag = await tagBySync(village, "siti");
  expect(tag).not.toBe(before);
  const all = await rulesAfter(village, "siti");
  expect(versionsOf(all)).toEqual(["pmk-49-2025 2", "pmk-49-2025 3", "new-rules 1"]);
  expect(all).toMatchObject({ tag, versions: [{ ruleSet: inForce, publishedBy: "Nama admin" }, {}, {}] });
  expect(await rulesAfter(village, "siti", before)).toEqual(all);
  expect(await rulesAfter(village, "siti", tag)).toEqual({ tag, versions: [] });
  // a device that has met another history gets everything
  expect(await rulesAfter(village, "siti", "of-another-server")).toEqual(all);

  await village.restart();
  expect(await rulesAfter(village, "siti")).toEqual(all);
});

test("only an administrator publishes", async () => {
  await using village = await openVillage();
  expect((await publish(village, inForce, randomUUID(), "siti")).status).toBe(403);
  expect((await publish(village, inForce, randomUUID(), "dinas")).status).toBe(403);
  expect((await rulesAfter(village, "siti")).versions).toEqual([]);
});

test("exactly the version after the last is taken; two administrators at once cannot both have it", async () => {
  await using village = await openVillage();
  const early = await publish(village, { ...inForce, version: 3 });
  expect([early.status, await early.json()]).toEqual([
    409,
    {
      error: {
        kind: "not-next",
        message: "The next version of pmk-49-2025 is 2: compare with the last and publish that one.",
      },
    },
  ]);
  const both = await Promise.all([publish(village, inForce), publish(village, { ...inForce, title: "Other" })]);
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  expect(versionsOf(await rulesAfter(village, "siti"))).toEqual(["pmk-49-2025 2"]);
});

test("a request that is sent again publishes once, and its key serves nothing else", async () => {
  await using village = await openVillage();
  const key = randomUUID();
  const first = await (await publish(village, inForce, key)).json();
  expect(await (await publish(village, inForce, key)).json()).toEqual(first);
  expect((await publish(village, { ...inForce, version: 3 }, key)).status).toBe(409);
  await village.restart();
  expect(await (await publish(village, inForce, key)).json()).toEqual(first);
  expect((await rulesAfter(village, "siti")).versions).toHaveLength(1);

  await village.server.stop();
  const storage = await openSqlite({ dir: village.dataDir });
  const events = await storage.events.after(0, 100);
  await storage.close();
  await village.restart();
  expect(events).toMatchObject([
    { kind: "rules-published", actor: village.accounts["admin"], payload: { id: "pmk-49-2025", version: 2 } },
  ]);
  expect(firstBrokenEvent(events)).toBeNull();
});

test("a set that contradicts itself is refused with a sentence that names the place", async () => {
  await using village = await openVillage();
  const response = await publish(village, { ...inForce, indicators: [] });
  expect([response.status, await response.json()]).toEqual([
    400,
    { error: { kind: "bad-rules", message: "indicators do not add up to 100." } },
  ]);
  expect((await publish(village, "no rules at all")).status).toBe(400);
  expect((await publish(village, { ...inForce, title: "x".repeat(2 ** 20) })).status).toBe(413);
});

test("what an office sees at a glance follows the rules that count", async () => {
  await using village = await openVillage();
  const total = async () => {
    const { summaries } = (await (await village.call("dinas", "/api/summaries")).json()) as {
      summaries: { legality: { total: number } }[];
    };
    return summaries[0]?.legality.total;
  };
  const before = (await total()) ?? 0;
  const [first] = inForce.legality;
  if (!first) throw new Error("the set has items");
  await publish(village, { ...inForce, legality: [...inForce.legality, { ...first, id: "extra", prerequisites: [] }] });
  expect(await total()).toBe(before + 1);
});
