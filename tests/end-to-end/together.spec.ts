import { expect, kolor, pangarangan, pill, test } from "./fixtures.ts";

test("assistant and manager write one text at the same time and see each other", async ({ person }) => {
  const nur = await person("asisten1");
  const siti = await person("ketua1");
  for (const one of [nur, siti]) await one.visit(`/files/${kolor}/plan/market`);
  const texts = [nur, siti].map(({ page }) => page.getByRole("textbox", { name: /Pasar/ }));
  const [nurs, sitis] = texts as [(typeof texts)[0], (typeof texts)[0]];
  await nurs.click();
  await nur.page.keyboard.press("Control+End");
  await sitis.click();
  await siti.page.keyboard.press("Control+Home");
  await Promise.all([nurs.pressSequentially(" Ditulis Nur."), sitis.pressSequentially("Ditulis Siti. ")]);
  for (const text of texts) {
    await expect(text).toContainText("Ditulis Nur.");
    await expect(text).toContainText("Ditulis Siti.");
  }
  await expect(nur.page.getByText(/menulis bersama Anda/)).toBeVisible();
  await expect(pill(nur.page, "Di server")).toBeVisible();
});

test("both survive when two people fill different fields of one untouched item without signal", async ({ person }) => {
  const nur = await person("asisten1");
  const siti = await person("ketua2");
  for (const one of [nur, siti]) {
    await one.visit(`/files/${pangarangan}/legality/outlet-licence/other`);
    await expect(one.page.getByLabel("Target")).toBeVisible();
    await one.goOffline();
  }
  await nur.page.getByLabel("Target").fill("2026-12-20");
  await nur.page.getByLabel("Target").blur();
  await siti.page.getByLabel("Penanggung jawab").fill("Sekretaris");
  await siti.page.getByLabel("Penanggung jawab").blur();
  for (const one of [nur, siti]) {
    await one.settledOnDevice();
    await one.goOnline();
  }
  for (const { page } of [nur, siti]) {
    await expect(page.getByLabel("Target")).toHaveValue("2026-12-20");
    await expect(page.getByLabel("Penanggung jawab")).toHaveValue("Sekretaris");
  }
});

test("keeps and shows both values of one field, and one person settles it", async ({ person }) => {
  const nur = await person("asisten1");
  const siti = await person("ketua1");
  const umar = await person("kades1");
  for (const one of [nur, siti]) {
    await one.visit(`/files/${kolor}/profile/capital`);
    await expect(one.page.getByLabel("Hibah")).toBeVisible();
    await one.goOffline();
  }
  await nur.page.getByLabel("Hibah").fill("12500000");
  await nur.page.getByLabel("Hibah").blur();
  await siti.page.getByLabel("Hibah").fill("15000000");
  await siti.page.getByLabel("Hibah").blur();
  for (const one of [nur, siti]) {
    await one.settledOnDevice();
    await one.goOnline();
  }
  const choose = siti.page.locator(`a[href="/files/${kolor}/clashes/profile/capital.grantRp"]`);
  await expect(choose).toBeVisible();
  await choose.click();
  await expect(siti.page.getByText("Rp12.500.000")).toBeVisible();
  await expect(siti.page.getByText("Rp15.000.000").first()).toBeVisible();
  await siti.page.getByRole("radio", { name: /12\.500\.000/ }).click();
  await siti.page.getByRole("button", { name: "Pakai Rp12.500.000" }).click();

  await expect(nur.page.getByLabel("Hibah")).toHaveValue("12.500.000");
  await umar.visit(`/files/${kolor}/profile/capital`);
  await expect(umar.page.getByText("Rp12.500.000")).toBeVisible();
  await expect(umar.page.locator(`a[href$="capital.grantRp"]`)).toHaveCount(0);
});

test("two tabs of one person hold one truth", async ({ person }) => {
  const nur = await person("asisten1");
  await nur.visit(`/files/${kolor}/profile/contact`);
  const second = await nur.context.newPage();
  await second.goto(`/files/${kolor}/profile/contact`);
  await expect(second.getByLabel("Surel koperasi")).toBeVisible();
  await nur.goOffline();
  await nur.page.getByLabel("Surel koperasi").fill("dua-tab@contoh.example");
  await nur.page.getByLabel("Surel koperasi").blur();
  await expect(second.getByLabel("Surel koperasi")).toHaveValue("dua-tab@contoh.example");
  await nur.settledOnDevice();
  await nur.page.close(); // the tab that wrote is gone before there is signal
  await nur.goOnline();
  await expect(pill(second, "Di server")).toBeVisible({ timeout: 45_000 });
  const siti = await person("ketua1");
  await siti.visit(`/files/${kolor}/profile/contact`);
  await expect(siti.page.getByLabel("Surel koperasi")).toHaveValue("dua-tab@contoh.example");
});

test("undoes one's own last step and nobody else's", async ({ person }) => {
  const nur = await person("asisten1");
  await nur.visit(`/files/${pangarangan}/legality/outlet-licence/other`);
  await nur.page.getByLabel("Penanggung jawab").fill("Bendahara");
  await nur.page.getByLabel("Penanggung jawab").blur();
  const undo = nur.page.getByRole("button", { name: /^Urungkan/ });
  await undo.click();
  await expect(nur.page.getByLabel("Penanggung jawab")).toHaveValue("");
});
