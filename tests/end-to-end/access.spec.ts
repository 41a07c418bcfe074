import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, kolor, test } from "./fixtures.ts";

const file = `/files/${kolor}`;
const screens = [
  "/files",
  "/files?sheet=sync",
  file,
  `${file}?sheet=who`,
  `${file}/profile`,
  `${file}/profile/capital`,
  `${file}/legality`,
  `${file}/legality/nib`,
  `${file}/notes`,
  `${file}/plan`,
  `${file}/plan/market`,
  `${file}/plan/schedule`,
  `${file}/plan/figures/sales`,
  `${file}/plan/figures/assumptions`,
  `${file}/plan/projections`,
  `${file}/financing`,
  `${file}/financing/main`,
  `${file}/papers`,
  `${file}/papers/application-letter`,
  `${file}/papers/business-proposal`,
  `${file}/financing/main/schedule`,
  `${file}/profile/organs`,
  `${file}/profile/members`,
  `${file}/profile/assets`,
  `${file}/simkopdes`,
  `${file}/simkopdes/cooperative`,
  `${file}/suggestions`,
  `${file}/clashes/profile/capital.initialRp`,
  "/search?q=garam",
  "/me",
  "/me/password",
  "/about",
];

for (const look of [
  { name: "on a phone, light", viewport: { width: 360, height: 740 }, colorScheme: "light" as const },
  { name: "on a desktop, dark", viewport: { width: 1280, height: 800 }, colorScheme: "dark" as const },
])
  test(`axe finds nothing on any screen ${look.name}`, async ({ person, browser, server }) => {
    test.setTimeout(600_000);
    const anybody = await browser.newContext({ baseURL: server.url, colorScheme: look.colorScheme });
    const signIn = await anybody.newPage();
    await signIn.goto("/");
    await expect(signIn.getByRole("heading", { level: 1 })).toBeVisible();
    expect(await violations(signIn)).toEqual([]);
    await anybody.close();
    const nur = await person("asisten1", {
      viewport: look.viewport,
      colorScheme: look.colorScheme,
      isMobile: look.viewport.width < 840,
    });
    for (const screen of screens) {
      await nur.visit(screen);
      expect.soft(await violations(nur.page), screen).toEqual([]);
    }
  });

test("nothing scrolls sideways at 320 pixels, or with text twice as large", async ({ person }) => {
  test.setTimeout(600_000);
  const nur = await person("asisten1", { viewport: { width: 320, height: 640 } });
  for (const screen of screens) {
    await nur.visit(screen);
    for (const size of ["100%", "200%"]) {
      const wide = await nur.page.evaluate((fontSize) => {
        document.documentElement.style.fontSize = fontSize;
        return document.documentElement.scrollWidth - document.documentElement.clientWidth;
      }, size);
      expect.soft(wide, `${screen} at ${size}`).toBeLessThanOrEqual(0);
    }
  }
});

test("a field is reached, filled, and undone by the keyboard alone", async ({ person }) => {
  const nur = await person("asisten1", { viewport: { width: 1280, height: 800 }, isMobile: false, hasTouch: false });
  const { page } = nur;
  await nur.visit("/files");
  await page.keyboard.press("/");
  await page.keyboard.type("Kolor");
  await reach(page, "link", /^Kolor/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Kolor" })).toBeVisible();
  await reach(page, "link", /^Legalitas/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Legalitas" })).toBeVisible();
  await reach(page, "link", /Rapat Anggota Tahunan/);
  await page.keyboard.press("Enter");
  await page.getByLabel("Penanggung jawab").focus();
  await page.keyboard.type("Sekretaris");
  await page.keyboard.press("Tab");
  await reach(page, "button", /^Urungkan/);
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Penanggung jawab")).toHaveValue("Ketua"); // as it was
});

async function violations(page: Page): Promise<string[]> {
  const quick = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] }); // there are no frames
  const { violations } = await quick.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
}

/** Presses Tab until the wanted element has the focus. */
async function reach(page: Page, role: "link" | "button", name: RegExp): Promise<void> {
  const wanted = page.getByRole(role, { name }).and(page.locator(":focus"));
  for (let press = 0; press < 200; press++) {
    if ((await wanted.count()) > 0) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`no ${role} ${name} within 200 presses of Tab`);
}
