/**
 * Workload: a file with ten thousand edits by ten client ids more than the demo gives it (half of them keystrokes in a text of the plan,
 * half writes of fields) is opened from the list, offline, on a CPU slowed four times. Measured: from the tap on the row until the overview
 * with its sections stands in the document, and until the document has been read and all is counted anew; from the tap on a text until
 * it can be written. Excluded: fetching the file and the app's parts. Baseline: the same without slowing.
 */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium as launcher, type Page } from "playwright";
import * as Y from "yjs";
import { chromium } from "../chromium.ts";
import { kolor, signIn } from "../end-to-end/fixtures.ts";
import { serverProcess } from "../end-to-end/server-process.ts";
import { stockClient } from "../end-to-end/stock-client.ts";
import { report } from "./figures.ts";

const runs = 7;
const editors = 10;
const editsEach = 1000;

export default async function bench(): Promise<void> {
  const server = await serverProcess(mkdtempSync(join(tmpdir(), "pendamping-bench-")));
  await server.start();
  for (let editor = 0; editor < editors; editor++) await edit(server.url, editor);

  const browser = await launcher.launch({ executablePath: chromium() });
  const context = await browser.newContext({ baseURL: server.url, viewport: { width: 360, height: 740 } });
  const first = await context.newPage();
  await signIn(first, "asisten1");
  await first.waitForTimeout(3000); // summaries are made
  await first.close();
  await context.setOffline(true);

  for (const rate of [1, 4]) {
    const overview: number[] = [];
    const read: number[] = [];
    const text: number[] = [];
    for (let run = 0; run < runs; run++) {
      const page = await context.newPage();
      const cdp = await context.newCDPSession(page);
      await page.goto("/files");
      await page.waitForTimeout(2500);
      await cdp.send("Emulation.setCPUThrottlingRate", { rate });
      const row = `main a[href="/files/${kolor}"]`;
      overview.push(await timeFrom(page, row, `main a[href="/files/${kolor}/plan"]`));
      await cdp.send("Emulation.setCPUThrottlingRate", { rate: 1 });
      await page.goto("/files");
      await page.waitForTimeout(2500);
      await cdp.send("Emulation.setCPUThrottlingRate", { rate });
      read.push(await timeFrom(page, row, "main details, main [aria-expanded]"));
      await cdp.send("Emulation.setCPUThrottlingRate", { rate: 1 });
      await page.goto(`/files/${kolor}/plan`);
      await page.waitForTimeout(2500);
      await cdp.send("Emulation.setCPUThrottlingRate", { rate });
      text.push(await timeFrom(page, `main a[href="/files/${kolor}/plan/market"]`, '[contenteditable="true"] p'));
      await page.close();
    }
    report(`overview of a file with ten thousand edits, offline, CPU slowed ${rate}x`, "ms", overview);
    report(`the same, its document read, CPU slowed ${rate}x`, "ms", read);
    report(`its text, editor included, CPU slowed ${rate}x`, "ms", text);
  }
  await browser.close();
  await server.stop();
}

/** From a tap on the link until what is waited for stands in the document, by the page's own clock. */
function timeFrom(page: Page, link: string, until: string): Promise<number> {
  return page.evaluate(
    ([from, to]) =>
      new Promise<number>((resolve, reject) => {
        const target = document.querySelector<HTMLElement>(from ?? "");
        if (!target) return reject(new Error(`no ${from} to tap on`));
        const started = performance.now();
        const seen = new MutationObserver(() => {
          if (!document.querySelector(to ?? "")) return;
          seen.disconnect();
          resolve(performance.now() - started);
        });
        setTimeout(() => reject(new Error(`${to} did not come`)), 30_000);
        seen.observe(document.body, { childList: true, subtree: true });
        target.click();
      }),
    [link, until],
  );
}

async function edit(url: string, editor: number): Promise<void> {
  const client = await stockClient(url, "asisten1", kolor);
  const { ydoc } = client;
  const words = new Y.XmlText();
  ydoc.transact(() => {
    const paragraph = new Y.XmlElement("paragraph");
    paragraph.insert(0, [words]);
    ydoc.getXmlFragment("plan:market").push([paragraph]);
  });
  const keys = ["identity.about", "identity.workingArea", "meeting.place"] as const;
  for (let count = 0; count < editsEach; count += 2) {
    words.insert(words.length, count % 12 === 10 ? " " : "abcdefghij".charAt((count * 7) % 10));
    ydoc.getMap("profile").set(keys[(count / 2) % 3] ?? keys[0], `Contoh ${editor} ${count}`);
    if (count % 100 === 0) await new Promise((resolve) => setTimeout(resolve, 100)); // no flood
  }
  const made = Y.getState(ydoc.store, ydoc.clientID);
  const deadline = Date.now() + 60_000;
  for (let there = 0; there < made; ) {
    if (Date.now() > deadline) throw new Error(`of ${made} structs ${there} arrived`);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const reader = await stockClient(url, "asisten1", kolor);
    there = Y.getState(reader.ydoc.store, ydoc.clientID);
    reader.close();
  }
  client.close();
}
