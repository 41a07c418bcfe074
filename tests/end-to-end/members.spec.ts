import { expect, kolor, pangarangan, pill, test } from "./fixtures.ts";

/** As a cooperative's own spreadsheet is saved: a title, its own headings, semicolons, and a few rows that are not in order. */
function list(count: number): Buffer {
  const two = (value: number) => String(value).padStart(2, "0");
  const rows = Array.from({ length: count }, (_, i) => {
    const day = two((i % 28) + 1);
    const nik = `352901${day}0190${String(i + 1).padStart(4, "0")}`;
    return `${i + 1};Anggota Contoh ${i + 1};="${nik}";L;${day}/01/1990;="0800${String(i).padStart(8, "0")}";100.000`;
  });
  const head = "No;Nama Anggota;NIK;L/P;Tgl Lahir;No. HP;Simpanan Pokok (Rp)";
  return Buffer.from(
    ["DAFTAR ANGGOTA", head, ...rows, rows[0], "x;;3529010101900009;;;;", ";Jumlah;;;;;100.000.000"].join("\n"),
  );
}

test("a list of a thousand members comes in without signal, in one step, and arrives whole", async ({ person }) => {
  const nur = await person("asisten1");
  await nur.visit(`/files/${pangarangan}/profile/members/import`);
  await expect(nur.page.getByRole("button", { name: "Pilih file" })).toBeVisible();
  await nur.goOffline();
  await nur.page
    .locator('input[type="file"]')
    .setInputFiles({ name: "anggota.csv", mimeType: "text/csv", buffer: list(1000) });
  await expect(nur.page.getByText("1000 anggota siap dimasukkan.")).toBeVisible();
  await expect(nur.page.getByText("Baris 1003, Anggota Contoh 1: NIK-nya sama dengan baris 3.")).toBeVisible();
  await expect(nur.page.getByText("Baris 1004: namanya kosong.")).toBeVisible();
  await nur.page.getByRole("button", { name: "Masukkan 1000 anggota" }).click();
  await expect(nur.page.getByText("1000 anggota dimasukkan.")).toBeVisible();
  await expect(nur.page.getByRole("button", { name: "Urungkan impor 1000 anggota" })).toBeVisible();
  await nur.settledOnDevice();
  await nur.goOnline();
  await expect(pill(nur.page, "Di server")).toBeVisible({ timeout: 60_000 });

  const siti = await person("ketua2");
  await siti.visit(`/files/${pangarangan}/profile/members`);
  await expect(siti.page.getByText(/1000 anggota aktif/)).toBeVisible();
  await siti.page.getByRole("searchbox").fill("contoh 01900777");
  await expect(siti.page.getByText("1 dari 1000 anggota")).toBeVisible();
  await siti.page.getByRole("link", { name: /Anggota Contoh 777/ }).click();
  await expect(siti.page.getByLabel("NIK")).toHaveValue("3529 0121 0190 0777");
});

test("who only reads sees the last four of a member's numbers, and all of them on asking", async ({ person }) => {
  const umar = await person("kades1");
  await umar.visit(`/files/${kolor}/profile/members`);
  const first = umar.page.getByRole("main").getByRole("link").first();
  await expect(first).toContainText("NIK ••••");
  expect(await umar.page.getByRole("main").textContent()).not.toMatch(/\d{12}/);
  await first.click();
  await expect(umar.page.getByText("NIK", { exact: true })).toBeVisible();
  expect(await umar.page.getByRole("main").textContent()).not.toMatch(/\d{12}/);
  await umar.page.getByRole("button", { name: "Tampilkan" }).first().click();
  await expect(umar.page.getByText(/^\d{4} \d{4} \d{4} \d{4}$/)).toBeVisible();
});
