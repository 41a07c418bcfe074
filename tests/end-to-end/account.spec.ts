import { expect, kolor, password, pill, test } from "./fixtures.ts";

test("an expired session keeps local work and sends it after the next sign-in", async ({ person }) => {
  const nur = await person("asisten1");
  await nur.context.clearCookies();
  await nur.visit(`/files/${kolor}/profile/contact`);
  await nur.page.getByLabel("Surel koperasi").fill("sesi@contoh.example");
  await nur.page.getByLabel("Surel koperasi").blur();
  await expect(pill(nur.page, "Menunggu masuk")).toBeVisible({ timeout: 30_000 });
  await expect(nur.page.getByLabel("Surel koperasi")).toHaveValue("sesi@contoh.example");

  await pill(nur.page, "Menunggu masuk").click();
  await nur.page.getByRole("dialog").getByRole("link", { name: "Masuk lagi" }).click();
  await nur.page.getByLabel("Kata sandi", { exact: true }).fill(password);
  await nur.page.getByRole("button", { name: "Masuk", exact: true }).click();
  await expect(pill(nur.page, "Di server")).toBeVisible({ timeout: 30_000 });
});

test("signing out with unsent work warns, and keeps it on the device", async ({ person }) => {
  const nur = await person("asisten1");
  await nur.visit(`/files/${kolor}/profile/contact`);
  await nur.goOffline();
  await nur.page.getByLabel("Surel koperasi").fill("keluar@contoh.example");
  await nur.page.getByLabel("Surel koperasi").blur();
  await nur.settledOnDevice();
  await nur.page.goto("/me");
  await nur.page.getByRole("button", { name: /Keluar/ }).click();
  await expect(nur.page.getByText(/perubahan/).first()).toBeVisible();
});

test("two accounts on one phone see only their own files", async ({ person }) => {
  const siti = await person("ketua1");
  await siti.page.goto("/me");
  await siti.page.getByRole("button", { name: /Keluar/ }).click();
  await siti.page.getByText("Masuk dengan akun lain").click();
  await siti.page.getByLabel("Nama pengguna").fill("asisten2");
  await siti.page.getByLabel("Kata sandi", { exact: true }).fill(password);
  await siti.page.getByRole("button", { name: "Masuk", exact: true }).click();
  await expect(siti.page.getByRole("heading", { level: 1, name: "Berkas saya" })).toBeVisible();
  await expect(siti.page.getByRole("link", { name: /Kolor/ })).toHaveCount(0);
  await siti.page.goto(`/files/${kolor}`);
  await expect(siti.page.getByRole("heading", { level: 1, name: "Kolor" })).toHaveCount(0);
});

test("a person changes their own password, and other devices must sign in again", async ({
  person,
  browser,
  server,
}) => {
  const siti = await person("ketua1");
  const other = await person("ketua1");
  await siti.page.goto("/me/password");
  await siti.page.getByLabel("Kata sandi sekarang").fill("salah sekali");
  await siti.page.getByLabel("Kata sandi baru").fill("garam rakyat kolor");
  await siti.page.getByRole("button", { name: "Ganti kata sandi" }).click();
  await expect(siti.page.getByText("Kata sandi sekarang belum cocok")).toBeVisible();
  await siti.page.getByLabel("Kata sandi sekarang").fill(password);
  await siti.page.getByRole("button", { name: "Ganti kata sandi" }).click();
  await expect(siti.page.getByText("Kata sandi sudah diganti di server.")).toBeVisible();
  await siti.page.goto("/files");
  await expect(pill(siti.page, "Di server")).toBeVisible();

  await other.visit(`/files/${kolor}/profile/contact`);
  await other.page.getByLabel("Surel koperasi").fill("lain@contoh.example");
  await other.page.getByLabel("Surel koperasi").blur();
  await expect(pill(other.page, "Menunggu masuk")).toBeVisible({ timeout: 45_000 });

  const page = await (await browser.newContext({ baseURL: server.url })).newPage();
  await page.goto("/");
  await page.getByLabel("Nama pengguna").fill("ketua1");
  await page.getByLabel("Kata sandi", { exact: true }).fill("garam rakyat kolor");
  await page.getByRole("button", { name: "Masuk", exact: true }).click();
  await expect(pill(page, "Di server")).toBeVisible();
});
