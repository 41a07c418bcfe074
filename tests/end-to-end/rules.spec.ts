import { AxeBuilder } from "@axe-core/playwright";
import { expect, kolor, pill, test } from "./fixtures.ts";

test("a rule published while somebody is at sea reaches them with their own work, and a wrong figure is explained first", async ({
  person,
}) => {
  const siti = await person("ketua1");
  await siti.visit(`/files/${kolor}/legality/nib`);
  await expect(siti.page.getByLabel("Penanggung jawab")).toBeVisible();
  await siti.goOffline();
  await siti.page.getByLabel("Penanggung jawab").fill("Bendahara");
  await siti.page.getByLabel("Penanggung jawab").blur();
  await siti.settledOnDevice();

  const slamet = await person("admin");
  const { page } = slamet;
  await slamet.visit("/rules/pmk-49-2025");
  await page.getByRole("link", { name: "Susun versi berikutnya" }).click();
  await page.getByRole("button", { name: "berlaku", exact: true }).click();
  const opex = page.getByLabel("Batas belanja operasional");
  await opex.fill("4.000.000.000");
  await opex.blur();
  await expect(page.getByText("Batas belanja operasional melebihi batas pinjaman.")).toBeVisible();
  await page.getByRole("link", { name: "Bandingkan dan terbitkan" }).click();
  await page.getByRole("link", { name: "Perbaiki dulu" }).click();
  await opex.fill("400.000.000");
  await opex.blur();
  await page.reload(); // leaving loses nothing
  await page.getByRole("link", { name: "Bandingkan dan terbitkan" }).click();
  await expect(page.getByText("Rp500.000.000")).toBeVisible();
  await expect(page.getByText("Rp400.000.000")).toBeVisible();
  await page.getByRole("button", { name: "Terbitkan aturan" }).click();
  await expect(page.getByText("Versi 2", { exact: true }).first()).toBeVisible();

  // without signal the last known ones count
  await siti.visit("/rules");
  await expect(siti.page.getByRole("link", { name: /PMK 49\/2025, versi 1/ }).first()).toBeVisible();
  await siti.goOnline();
  await expect(siti.page.getByRole("link", { name: /PMK 49\/2025, versi 2/ }).first()).toBeVisible({ timeout: 20_000 });
  await siti.visit(`/files/${kolor}/legality/nib`);
  await expect(siti.page.getByLabel("Penanggung jawab")).toHaveValue("Bendahara");
  await expect(pill(siti.page, "Di server")).toBeVisible();
  // what was made under the first version goes on reading it
  await siti.visit("/rules/pmk-49-2025/1");
  await expect(siti.page.getByText("Ini bukan versi terakhir", { exact: false })).toBeVisible();
  await expect(siti.page.getByText("Rp500.000.000")).toBeVisible();
});

test("an administrator's pages have no fault that axe finds, and fit 320 pixels", async ({ person }) => {
  const slamet = await person("admin", { viewport: { width: 320, height: 640 } });
  const { page } = slamet;
  for (const path of [
    "/people",
    "/rules",
    "/rules/pmk-49-2025",
    "/rules/pmk-49-2025/edit",
    "/rules/pmk-49-2025/publish",
  ]) {
    await slamet.visit(path);
    await expect(page.getByRole("main").locator("h2, li").first()).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect
      .soft(
        violations.map(({ id }) => id),
        path,
      )
      .toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect.soft(wide, path).toBeLessThanOrEqual(0);
  }
});
