import { expect, kolor, pill, test } from "./fixtures.ts";

test("opens ten files from a cold start without signal", async ({ person }) => {
  const nur = await person("asisten1");
  await expect(nur.page.getByText("Cari 10 berkas")).toBeAttached();
  await nur.goOffline();
  await nur.page.close();

  const page = await nur.context.newPage();
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1, name: "Berkas saya" })).toBeVisible();
  await page.getByRole("link", { name: /Kolor/ }).last().click();
  await expect(page.getByRole("heading", { level: 1, name: "Kolor" })).toBeVisible();
  await page.goto(`/files/${kolor}/plan/market`); // a page of the file that was never opened before
  await expect(page.getByRole("heading", { level: 1, name: /Pasar/ })).toBeVisible();
});

test("shows the list before the app has been read, claims nothing about the server, and keeps a tap", async ({
  person,
}) => {
  const nur = await person("asisten1");
  await expect(pill(nur.page, "Di server")).toBeVisible();
  await nur.page.waitForFunction(() => localStorage.getItem("pd:first-frame") !== null);
  await nur.goOffline();
  await nur.page.close();

  const page = await nur.context.newPage();
  // The app's modules are held up, as on a slow phone.
  await page.addInitScript(() => {
    const append = Element.prototype.append;
    Element.prototype.append = function (...nodes) {
      const [script] = nodes;
      if (!(script instanceof HTMLScriptElement)) return append.apply(this, nodes);
      Object.assign(window, { startApp: () => append.call(this, script) });
    };
  });
  await page.goto("/");
  const rows = page.getByRole("main").getByRole("link", { name: /di HP ini/ });
  await expect(rows).toHaveCount(10);
  await expect(page.getByRole("link", { name: /Di HP ini|Di komputer ini/ })).toBeVisible();
  await expect(page.getByText(/di server/i)).toHaveCount(0);
  await page.getByRole("link", { name: /Kolor/ }).last().click();
  await page.evaluate(() => (window as unknown as { startApp(): void }).startApp());
  await expect(page.getByRole("heading", { level: 1, name: "Kolor" })).toBeVisible();
});

test("keeps an offline edit when the browser is closed, and sends it without opening the file again", async ({
  person,
}) => {
  const nur = await person("asisten1");
  const siti = await person("ketua1");
  await nur.visit(`/files/${kolor}/profile/contact`);
  await expect(nur.page.getByLabel("Surel koperasi")).toBeVisible();
  await nur.goOffline();
  await nur.page.getByLabel("Surel koperasi").fill("kolor@contoh.example");
  await nur.page.getByLabel("Surel koperasi").blur();
  await expect(nur.page.getByRole("link", { name: /^(Di HP ini|Menunggu sinyal)/ })).toBeVisible();
  await nur.settledOnDevice();
  await nur.page.close();

  const page = await nur.context.newPage();
  await page.goto(`/files/${kolor}/profile/contact`);
  await expect(page.getByLabel("Surel koperasi")).toHaveValue("kolor@contoh.example");
  await page.close();

  await nur.goOnline();
  const list = await nur.context.newPage();
  await list.goto("/files");
  await expect(pill(list, "Di server")).toBeVisible();
  await siti.visit(`/files/${kolor}/profile/contact`);
  await expect(siti.page.getByLabel("Surel koperasi")).toHaveValue("kolor@contoh.example");
});

test("says waiting only while it is unsent, and on the server only after the answer", async ({ person, server }) => {
  const nur = await person("asisten1");
  await nur.visit(`/files/${kolor}/profile/contact`);
  await expect(pill(nur.page, "Di server")).toBeVisible();
  await server.stop("SIGKILL"); // the line is there, the server is not
  await nur.page.getByLabel("Surel koperasi").fill("surel@contoh.example");
  await nur.page.getByLabel("Surel koperasi").blur();
  await expect(nur.page.getByRole("link", { name: /^(Di HP ini|Menunggu)/ })).toBeVisible();
  await expect(pill(nur.page, "Di server")).toHaveCount(0);
  await server.start();
  await expect(pill(nur.page, "Di server")).toBeVisible({ timeout: 45_000 });
});

test("a page left in the middle of typing on a slow phone loses nothing that was shown as on this device", async ({
  person,
}) => {
  const nur = await person("asisten1");
  await nur.visit(`/files/${kolor}/plan/market`);
  const cdp = await nur.context.newCDPSession(nur.page);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const text = nur.page.getByRole("textbox", { name: /Pasar/ });
  await text.click();
  await nur.page.keyboard.press("Control+End");
  await nur.goOffline();
  await text.pressSequentially(" Garam rakyat dijual per karung");
  await expect(nur.page.getByRole("link", { name: /^(Di HP ini|Menunggu sinyal)/ })).toBeVisible();
  await text.pressSequentially(" dan ikan kering");
  await expect(nur.page.getByRole("link", { name: /^(Di HP ini|Menunggu sinyal)/ })).toBeVisible();
  const shown = await text.textContent();
  await nur.page.goto("/files");
  await nur.visit(`/files/${kolor}/plan/market`);
  await expect(nur.page.getByText(/Garam rakyat dijual per karung dan ikan kering/)).toBeVisible();
  expect(shown).toContain("ikan kering");
});
