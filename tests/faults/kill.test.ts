/** The server dies again and again under load. KILL_ROUNDS=50 for a long run. */
import { expect, test } from "vitest";
import { bangkal, kolor } from "../../server/src/testing/village.ts";
import { Village } from "./process.ts";
import { storedFile } from "./stored.ts";
import { Writer } from "./writer.ts";

const rounds = Number(process.env["KILL_ROUNDS"] ?? 3);

test(`kill -9 under load, ${rounds} times: every acknowledged edit is there afterwards`, {
  timeout: 60_000 + rounds * 20_000,
}, async () => {
  // small logs, so that some kills fall into a compaction
  await using village = await Village.open({ LOG_ROWS_KEPT: "20", COMPACT_ROWS: "30", COMPACT_EVERY_MS: "50" });
  const people = [
    ["siti", kolor],
    ["ahmad", kolor],
    ["siti", bangkal],
    ["budi", bangkal],
  ] as const;
  const writers: { writer: Writer; file: string }[] = [];
  for (const [index, [username, file]] of people.entries()) {
    const cookie = await village.cookie(username);
    writers.push({ writer: new Writer({ url: village.url, file, cookie, name: `${username}${index}` }), file });
  }
  try {
    for (const { writer } of writers) {
      writer.connect();
      writer.writeEvery(10);
    }
    let acknowledged = 0;
    for (let round = 0; round < rounds; round++) {
      const before = acknowledged;
      await expect.poll(() => total(writers), { timeout: 20_000 }).toBeGreaterThan(before + 50);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 400));
      await village.kill();
      acknowledged = total(writers);
      await village.start();
      await expectAcknowledged(village, writers);
    }
    for (const { writer } of writers) writer.rest();
    // with the faults over, everything written arrives
    await expect
      .poll(() => writers.every(({ writer }) => writer.acknowledged.size === writer.written), { timeout: 20_000 })
      .toBe(true);
    await expectAcknowledged(village, writers);
  } finally {
    for (const { writer } of writers) writer.stop();
  }
});

function total(writers: readonly { writer: Writer }[]): number {
  return writers.reduce((sum, { writer }) => sum + writer.acknowledged.size, 0);
}

/** Reads what was acknowledged first: writers go on while the server is asked. */
async function expectAcknowledged(village: Village, writers: readonly { writer: Writer; file: string }[]) {
  const claimed = writers.map(({ writer, file }) => ({ file, keys: [...writer.acknowledged] }));
  for (const file of [kolor, bangkal]) {
    const profile = (await storedFile(village, "siti", file)).getMap("profile");
    const missing = claimed
      .filter((one) => one.file === file)
      .flatMap(({ keys }) => keys.filter((key) => !profile.has(key)));
    expect(missing).toEqual([]);
  }
}
