/** A database that has no room left: refuses, says so, serves readers, and takes the work once there is room. */
import { expect, test } from "vitest";
import { kolor } from "../../server/src/testing/village.ts";
import { Village } from "./process.ts";
import { storedFile } from "./stored.ts";
import { Writer } from "./writer.ts";

test("a full disk refuses and says so, keeps what it acknowledged, and recovers", async () => {
  await using village = await Village.open({ DATABASE_BYTES_MAX: "600000" });
  const writer = new Writer({ url: village.url, file: kolor, cookie: await village.cookie("siti"), name: "siti" });
  try {
    writer.connect();
    await expect
      .poll(
        () => {
          writer.ydoc.getMap("profile").set("about", "x".repeat(20_000));
          writer.write();
          return writer.closedWith;
        },
        { timeout: 20_000, interval: 50 },
      )
      .toBe(1013);
    const claimed = [...writer.acknowledged];
    expect(claimed.length).toBeGreaterThan(0);
    const profile = (await storedFile(village, "siti", kolor)).getMap("profile");
    expect(claimed.filter((key) => !profile.has(key))).toEqual([]);
    expect((await village.call("siti", "/readyz")).status).toBe(200);
    expect(await (await village.call("siti", "/metrics")).text()).toMatch(/pendamping_commit_failures_total [1-9]/);
    expect(village.output).toContain("nothing could be stored");

    await village.kill("SIGTERM");
    await village.start({ DATABASE_BYTES_MAX: "100000000" });
    await expect.poll(() => writer.acknowledged.size === writer.written, { timeout: 20_000 }).toBe(true);
    const after = (await storedFile(village, "siti", kolor)).getMap("profile");
    expect([...writer.acknowledged].filter((key) => !after.has(key))).toEqual([]);
  } finally {
    writer.stop();
  }
});
