/** The village's approval from a phone without signal: kept on the device, taken back or sent, and decided once. */
import { addDays } from "@pendamping/shared/day";
import type { Approval } from "@pendamping/shared/protocol/approvals";
import { expect, kolor, type Person, pill, test } from "./fixtures.ts";
import { sessionCookie } from "./stock-client.ts";

const kelurahan = "3529011015"; // Kepanjin

/** The decisions as the server has them. */
async function decided(url: string, username: string, file = kolor): Promise<readonly Approval[]> {
  const cookie = await sessionCookie(url, username);
  const answer = await fetch(`${url}/api/files/${file}/approvals`, { headers: { cookie } });
  return ((await answer.json()) as { approvals: Approval[] }).approvals;
}

const give = ({ page }: Person) => page.getByRole("button", { name: "Beri persetujuan" });

test("an approval given without signal waits, can be taken back, and is sent once there is a line", async ({
  person,
  server,
}) => {
  const kades = await person("kades1");
  await kades.visit(`/files/${kolor}/approvals`);
  await kades.goOffline();
  await give(kades).click();
  await expect(kades.page.getByText("Menunggu sinyal, akan dikirim")).toBeVisible();
  await expect(pill(kades.page, "Menunggu sinyal")).toBeVisible();
  await kades.page.getByRole("button", { name: "Batalkan" }).click();
  await expect(give(kades)).toBeVisible();

  await give(kades).click();
  await expect(kades.page.getByText("Menunggu sinyal, akan dikirim")).toBeVisible();
  await kades.page.reload();
  await expect(kades.page.getByText("Menunggu sinyal, akan dikirim")).toBeVisible();
  await kades.goOnline();
  await expect(kades.page.getByText(/^Disetujui, Rp/)).toBeVisible();
  await expect(kades.page.getByText("Menunggu sinyal, akan dikirim")).toBeHidden();
  expect(await decided(server.url, "kades1")).toHaveLength(1);
});

test("an approval whose answer was lost is sent again and decided once", async ({ person, server }) => {
  const kades = await person("kades1");
  await kades.visit(`/files/${kolor}/approvals`);
  let lost = 0;
  await kades.page.route(`**/api/files/${kolor}/approvals`, async (route) => {
    if (lost > 0) return route.continue();
    if ((await route.fetch()).ok()) lost++;
    return route.abort();
  });
  await give(kades).click();
  await expect.poll(() => lost).toBe(1);
  expect(await decided(server.url, "kades1")).toHaveLength(1);
  await kades.page.reload();
  await expect(kades.page.getByText(/^Disetujui, Rp/)).toBeVisible();
  await expect(kades.page.getByText("Menunggu sinyal, akan dikirim")).toBeHidden();
  expect(await decided(server.url, "kades1")).toHaveLength(1);
});

test("the approval reaches the managers' devices, is read there without signal, and says what has changed since", async ({
  person,
}) => {
  const [kades, siti] = [await person("kades1"), await person("ketua1")];
  await kades.visit(`/files/${kolor}/approvals`);
  await give(kades).click();
  await expect(kades.page.getByText(/^Disetujui, Rp/)).toBeVisible();

  await siti.visit(`/files/${kolor}/financing/main`);
  await expect(siti.page.getByText(/^Disetujui H\. Umar Umpama/)).toBeVisible({ timeout: 20_000 });
  await siti.goOffline();
  await siti.page.reload();
  await expect(siti.page.getByText(/^Disetujui H\. Umar Umpama/)).toBeVisible();
  await siti.page.getByLabel("Lama", { exact: true }).fill("60");
  await siti.page.getByLabel("Masa tenggang", { exact: true }).focus();
  await expect(siti.page.getByRole("link", { name: /Berubah sejak disetujui/ })).toBeVisible();
});

test("a village head's hand-made approval of a kelurahan's file is refused", async ({ server }) => {
  const cookie = await sessionCookie(server.url, "kades1");
  const today = new Date().toISOString().slice(0, 10);
  const body = {
    key: crypto.randomUUID(),
    application: "main",
    decision: "given",
    amountRp: 1_000_000,
    tenorMonths: 12,
    minutes: { number: "1", on: addDays(today, -5), place: "Balai" },
  };
  const answer = await fetch(`${server.url}/api/files/${kelurahan}/approvals`, {
    method: "POST",
    headers: { cookie, "content-type": "application/json", origin: server.url },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(403);
  expect(await decided(server.url, "dinas1", kelurahan)).toEqual([]);
});
