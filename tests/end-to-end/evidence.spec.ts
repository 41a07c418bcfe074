import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, kolor, pill, test } from "./fixtures.ts";

const item = `/files/${kolor}/legality/rat`;

/** A JPEG as a phone's camera makes it: large, and with the place where it was taken. */
async function cameraPhoto(page: Page): Promise<Buffer> {
  const plain = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(2400, 1800);
    const context = canvas.getContext("2d");
    if (!context) throw new Error("no canvas");
    for (let y = 0; y < 1800; y += 30) {
      context.fillStyle = `hsl(${y / 5} 60% 50%)`;
      context.fillRect(0, y, 2400, 30);
    }
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: "image/jpeg" })).arrayBuffer());
    return [...bytes];
  });
  const exif = Buffer.from("\xff\xe1\x00\x1cExif\x00\x00GPS 7.0123 S 113.86", "latin1");
  exif.writeUInt16BE(exif.length - 2, 2);
  return Buffer.concat([Buffer.from(plain.slice(0, 2)), exif, Buffer.from(plain.slice(2))]);
}

function hashOf(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** What the device keeps of attachments. */
async function keptContents(page: Page): Promise<Buffer[]> {
  const contents = await page.evaluate(async () => {
    const name = (await indexedDB.databases()).find((database) => database.name?.endsWith(":attachments"))?.name ?? "";
    return new Promise<number[][]>((resolve, reject) => {
      const open = indexedDB.open(name);
      open.onerror = () => reject(open.error);
      open.onsuccess = () => {
        const all = open.result.transaction("bytes").objectStore("bytes").getAll();
        all.onsuccess = () => resolve((all.result as ArrayBuffer[]).map((bytes) => [...new Uint8Array(bytes)]));
      };
    });
  });
  return contents.map((bytes) => Buffer.from(bytes));
}

test("a photo taken offline outlives the closed page, arrives once, byte for byte, and another person sees it", async ({
  person,
  server,
}) => {
  const nur = await person("asisten1");
  const siti = await person("ketua1");
  await nur.visit(item);
  await expect(nur.page.getByLabel("Pilih foto atau PDF untuk bukti")).toBeAttached();
  const photo = await cameraPhoto(nur.page);
  await nur.goOffline();
  const file = { name: "berita acara.jpeg", mimeType: "image/jpeg", buffer: photo };
  await nur.page.getByLabel("Ambil foto bukti").setInputFiles(file);
  await expect(nur.page.getByRole("link", { name: /^berita acara\.jpg, (di HP ini|menunggu sinyal)/ })).toBeVisible();
  await expect(nur.page.getByText("Foto ini masih di HP Anda.")).toBeVisible();
  await nur.settledOnDevice();
  await nur.page.close();

  const page = await nur.context.newPage();
  await page.goto(`${item}?sheet=sync`);
  await expect(page.getByText("1 perubahan, 1 foto atau berkas")).toBeVisible();
  await page.goto(item);
  await expect(page.getByRole("link", { name: /^berita acara\.jpg, menunggu sinyal/ })).toBeVisible();
  const dir = join(server.dataDir, "attachments", kolor);
  await nur.goOnline();
  await expect(page.getByRole("link", { name: /^berita acara\.jpg, di server \d\d\.\d\d/ })).toBeVisible();
  await expect(pill(page, "Di server")).toBeVisible();

  const [name, ...others] = readdirSync(dir);
  expect(others).toEqual([]);
  const stored = readFileSync(join(dir, name ?? ""));
  expect(hashOf(stored)).toBe(name);
  expect(stored.includes("GPS")).toBe(false);

  await siti.visit(item);
  await siti.page.getByRole("link", { name: /^berita acara\.jpg/ }).click();
  const seen = siti.page.getByRole("dialog").getByRole("img", { name: "berita acara.jpg" });
  await expect(seen).toBeVisible();
  expect(await seen.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1600);
  expect((await keptContents(siti.page)).map(hashOf)).toEqual([name]);

  await siti.goOffline(); // seen once, it is kept
  await siti.page.reload();
  await expect(siti.page.getByRole("dialog").getByRole("img", { name: "berita acara.jpg" })).toBeVisible();
});

test("a device without room says so, keeps the text safe, and takes the photo once there is room", async ({
  person,
}) => {
  const nur = await person("asisten1");
  await nur.visit(item);
  const photo = { name: "rat.jpeg", mimeType: "image/jpeg", buffer: await cameraPhoto(nur.page) };
  await nur.page.evaluate(() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...args: Parameters<typeof put>) {
      const request = put.apply(this, args);
      if (this.name === "bytes") this.transaction.abort(); // as a full disk makes it
      return request;
    };
  });
  await nur.page.getByLabel("Ambil foto bukti").setInputFiles(photo);
  await expect(nur.page.getByRole("alert")).toHaveText(/Ruang HP hampir penuh\. Teks tetap aman/);
  await expect(nur.page.getByRole("link", { name: /^rat\.jpg/ })).toHaveCount(0);
  await nur.page.reload(); // there is room again
  await nur.page.getByLabel("Ambil foto bukti").setInputFiles(photo);
  await expect(nur.page.getByRole("link", { name: /^rat\.jpg, di server/ })).toBeVisible();
});

test("evidence is withdrawn and restored, a PDF stays as it is, and who only reads changes nothing", async ({
  person,
}) => {
  const siti = await person("ketua1");
  await siti.visit(item);
  const pdf = Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF");
  await siti.page.getByLabel("Pilih foto atau PDF untuk bukti").setInputFiles([
    { name: "akta.pdf", mimeType: "application/pdf", buffer: pdf },
    { name: "catatan.txt", mimeType: "image/png", buffer: Buffer.from("bukan gambar") },
  ]);
  await expect(siti.page.getByText("Berkas ini belum bisa dibaca di sini.")).toBeVisible();
  const paper = siti.page.getByRole("link", { name: /^akta\.pdf, di server/ });
  await paper.click();
  const sheet = siti.page.getByRole("dialog");
  await expect(sheet.getByRole("link", { name: "Simpan ke perangkat" })).toHaveAttribute("download", "akta.pdf");
  await sheet.getByRole("button", { name: "Tarik" }).click();
  await expect(sheet.getByText("Bukti ini ditarik")).toBeVisible();
  await siti.page.keyboard.press("Escape");
  await expect(paper).toBeHidden();
  await siti.page.getByText("1 bukti ditarik").click();
  await paper.click();
  await sheet.getByRole("button", { name: "Kembalikan" }).click();
  await siti.page.keyboard.press("Escape");
  await expect(siti.page.getByText("1 bukti ditarik")).toHaveCount(0);
  await expect(paper).toBeVisible();

  const kades = await person("kades1");
  await kades.visit(item);
  await kades.page.getByRole("link", { name: /^akta\.pdf/ }).click();
  await expect(kades.page.getByRole("link", { name: "Buka PDF" })).toBeVisible();
  await expect(kades.page.getByRole("button", { name: "Tarik" })).toHaveCount(0);
  await expect(kades.page.getByLabel("Ambil foto bukti")).toHaveCount(0);
});
