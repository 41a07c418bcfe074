import * as Y from "yjs";
import { expect, kolor, pill, test } from "./fixtures.ts";
import { sessionCookie, stockClient } from "./stock-client.ts";

test("the village head's forged edit is refused, kept as a suggestion, and accepted by the chair", async ({
  person,
  server,
}) => {
  const siti = await person("ketua1");
  await siti.visit(`/files/${kolor}/plan/market`);
  const forged = await stockClient(server.url, "kades1", kolor);
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [new Y.XmlText("Pasar malam tiap Sabtu.")]);
  forged.ydoc.getXmlFragment("plan:market").push([paragraph]);
  await expect(siti.page.getByText("Pasar malam tiap Sabtu.")).toHaveCount(0);

  await siti.visit(`/files/${kolor}/suggestions`);
  await siti.page
    .getByRole("link", { name: /Rencana usaha|Pasar/ })
    .first()
    .click();
  await expect(siti.page.getByText("Pasar malam tiap Sabtu.")).toBeVisible();
  await siti.page.getByRole("button", { name: "Terima" }).click();
  await expect(siti.page.getByText(/Diterima/)).toBeVisible();
  await siti.visit(`/files/${kolor}/plan/market`);
  await expect(siti.page.getByText("Pasar malam tiap Sabtu.")).toBeVisible();
  forged.close();
});

test("a right withdrawn while its holder was offline loses nothing", async ({ person, server }) => {
  const nur = await person("asisten1");
  const siti = await person("ketua1");
  await nur.visit(`/files/${kolor}/profile/contact`);
  await nur.goOffline();
  await nur.page.getByLabel("Surel koperasi").fill("akhir-tugas@contoh.example");
  await nur.page.getByLabel("Surel koperasi").blur();
  await nur.settledOnDevice();

  const cookie = await sessionCookie(server.url, "admin");
  const headers = { cookie, origin: server.url, "content-type": "application/json" };
  const people = await (await fetch(`${server.url}/api/people`, { headers })).text();
  const assignment = JSON.parse(people)
    .people.find((one: { username: string }) => one.username === "asisten1")
    .assignments.find((one: { scope: string }) => one.scope === kolor);
  const ended = await fetch(`${server.url}/api/assignments/${assignment.id}/end`, {
    method: "POST",
    headers,
    body: JSON.stringify({ key: crypto.randomUUID() }),
  });
  expect(ended.status).toBe(200);

  await nur.goOnline();
  await siti.visit(`/files/${kolor}/suggestions`);
  await siti.page.getByRole("link", { name: /Surel koperasi/ }).click({ timeout: 90_000 });
  await expect(siti.page.getByText("akhir-tugas@contoh.example")).toBeVisible();
  await siti.page.getByRole("button", { name: "Terima" }).click();
  await expect(siti.page.getByText(/Diterima/)).toBeVisible();
  await siti.visit(`/files/${kolor}/profile/contact`);
  await expect(siti.page.getByLabel("Surel koperasi")).toHaveValue("akhir-tugas@contoh.example");
  await expect(pill(siti.page, "Di server")).toBeVisible();
});
