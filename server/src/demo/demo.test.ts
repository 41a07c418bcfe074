import { shownValue } from "@pendamping/shared/file/reading";
import { currentRows } from "@pendamping/shared/file/rows";
import { createYdoc } from "@pendamping/shared/file/ydoc";
import { projection } from "@pendamping/shared/finance/projection";
import { planRatios } from "@pendamping/shared/finance/ratios";
import { sensitivity } from "@pendamping/shared/finance/sensitivity";
import { currentStage } from "@pendamping/shared/financing/applications";
import { checksOfApplication } from "@pendamping/shared/financing/checks";
import { loanOfApplication } from "@pendamping/shared/financing/repayment";
import { formatRupiah } from "@pendamping/shared/money";
import { readNotes } from "@pendamping/shared/notes/access";
import { mayWrite, ownRecordsOnly } from "@pendamping/shared/people/permissions";
import { planInputs } from "@pendamping/shared/plan/inputs";
import { type PlanSectionId, planRoot, planSections, sectionProgress } from "@pendamping/shared/plan/outline";
import { readProfile } from "@pendamping/shared/profile/access";
import { doubtAbout } from "@pendamping/shared/profile/doubt";
import { membersTable } from "@pendamping/shared/profile/tables";
import { pmk492025 } from "@pendamping/shared/rule-set/pmk-49-2025";
import { schemeRule } from "@pendamping/shared/rule-set/rule-set";
import { type FileSummary, fileSummary } from "@pendamping/shared/summary/file-summary";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { fileRows, readRegionFile } from "../provisioning/region-file.ts";
import { analyseUpdate } from "../sync/gate/analyse-update.ts";
import { judge, type Writer } from "../sync/gate/judge.ts";
import { applyWatched } from "../sync/gate/second-judge.ts";
import { demoAreas, demoPeople } from "./people.ts";
import { richestLoan } from "./richest-plan.ts";
import { demoUpdates } from "./steps.ts";
import { demoFiles } from "./stories.ts";

const today = "2026-11-24";
const region = readRegionFile("3529");

/** All files as the server will hold them: what is refused is left out. */
const files = demoFiles(region, today).map(({ id, steps }) => {
  const ydoc = createYdoc();
  const updates = demoUpdates(steps);
  for (const { refused, update } of updates) if (!refused) Y.applyUpdate(ydoc, update);
  return { id, steps, updates, ydoc, summary: fileSummary(ydoc, id, pmk492025, today) };
});

function kolor() {
  const found = files.find(({ id }) => id === "3529012005");
  if (!found) throw new Error("Kolor is a village of Sumenep");
  return found;
}

test("the region is Sumenep as the tables have it", () => {
  expect(region.villages).toHaveLength(334);
  expect(region.districts).toHaveLength(27);
  expect(region.islands).toHaveLength(119);
  expect(region.islands.filter((island) => island.populated)).toHaveLength(38);
  expect(region.villages.filter((village) => village.kind === "kelurahan")).toHaveLength(4);
  expect(region.villages.find(({ name }) => name === "Pangarangan")?.kind).toBe("desa");
});

test("each village has its cooperative, islands of one trip share a place", () => {
  const rows = fileRows(region);
  expect(rows).toHaveLength(334);
  const named = (village: string) => rows.find((row) => row.village === village);
  expect(named("Kolor")).toMatchObject({ name: "Koperasi Desa Merah Putih Kolor", place: "Kota Sumenep" });
  expect(named("Kepanjin")?.name).toBe("Koperasi Kelurahan Merah Putih Kepanjin");
  expect(named("Kangayan")?.place).toBe(named("Arjasa")?.place);
  expect(named("Sadulang")).toMatchObject({ district: "Sapeken", place: "Kepulauan Sapeken" });
});

test("33 assistants have 8 to 12 files each, every file one assistant, asisten1 ten with Kolor", () => {
  const areas = demoAreas(region);
  expect(areas).toHaveLength(33);
  for (const area of areas) {
    expect(area.length).toBeGreaterThanOrEqual(8);
    expect(area.length).toBeLessThanOrEqual(12);
  }
  expect(new Set(areas.flat().map(({ code }) => code)).size).toBe(334);
  expect(areas[0]).toHaveLength(10);
  expect(areas[0]?.map(({ code }) => code)).toContain("3529012005");
});

test("there is one of each role at least, with unique user names, and all terms count today", () => {
  const people = demoPeople(region, today);
  expect(new Set(people.map(({ role }) => role)).size).toBe(9);
  expect(new Set(people.map(({ username }) => username)).size).toBe(people.length);
  for (const named of "asisten1 asisten2 ketua1 pengawas1 kades1 pmo1 dinas1 provinsi1 kementerian1 admin".split(" "))
    expect(people.map(({ username }) => username)).toContain(named);
  for (const { startsOn, endsOn } of people)
    expect(startsOn <= today && (endsOn === null || endsOn > today)).toBe(true);
});

test("each file's steps follow each other in time", () => {
  for (const { steps } of files) expect(steps.map(({ at }) => at)).toEqual(steps.map(({ at }) => at).sort());
});

test("the gate takes in every step as its author's, and refuses only what is marked as refused", () => {
  const roleByName = new Map(demoPeople(region, today).map(({ username, role }) => [username, role]));
  for (const { id, updates } of files) {
    const ydoc = createYdoc();
    const authorByClient = new Map<number, string>();
    for (const { author, refused, update } of updates) {
      const role = roleByName.get(author);
      const writer: Writer = {
        account: author,
        mayWrite: (section) => role !== undefined && mayWrite(role, section),
        ownRecordsOnly,
        owns: (client) => {
          const owner = authorByClient.get(client);
          return owner === undefined ? "free" : owner === author ? "own" : "foreign";
        },
      };
      const verdict = judge(analyseUpdate(ydoc, update), writer);
      expect([id, author, verdict.kind]).toEqual([id, author, refused ? "partial" : "apply"]);
      if (verdict.kind !== "apply") continue;
      for (const client of verdict.authors.keys()) authorByClient.set(client, author);
      expect(applyWatched(ydoc, verdict.update, writer)).toBeNull();
    }
  }
});

test("Kolor is the richest file: nine of fourteen, the NIB stuck at OSS for twelve days, one clash, open questions", () => {
  const { summary, ydoc } = kolor();
  expect(summary.legality).toMatchObject({ done: 9, total: 14 });
  expect(summary.stuck).toEqual({ item: "nib", at: "OSS", since: "2026-11-12", days: 12 });
  expect(summary.next).toMatchObject({ kind: "legality", item: "nib", mover: "agency", targetOn: "2026-11-30" });
  expect(summary.stages.map(({ state }) => state)).toEqual(["done", "done", "now", "ahead", "ahead", "ahead"]);
  expect(summary.clashes).toEqual([{ root: "profile", key: "capital.initialRp" }]);
  expect(summary.plan).toMatchObject({ filled: 6, total: 6 });
  expect(summary.profile.filled).toBeGreaterThanOrEqual(summary.profile.total - 3);
  expect(readNotes(ydoc).every((note) => note.state === "note")).toBe(true);
  expect(summary.notes).toMatchObject({ open: 3, questions: 1 });
  const bytes = (file: { ydoc: Y.Doc }) => Y.encodeStateAsUpdate(file.ydoc).byteLength;
  expect(files.every((file) => bytes(file) <= bytes(kolor()))).toBe(true);
});

test("Kolor's 87 members are listed, plainly made up and without a doubtful number", () => {
  const { ydoc } = kolor();
  const members = currentRows(ydoc, membersTable);
  expect(members.filter(({ fields }) => shownValue(fields.status) === "active")).toHaveLength(87);
  expect(new Set(members.map(({ fields }) => shownValue(fields.name))).size).toBe(members.length);
  for (const { fields } of members) {
    const nik = shownValue(fields.nik) ?? "";
    expect(nik).toMatch(/^359999/); // no region has this code
    const beside = { today, birthOn: shownValue(fields.birthOn), gender: shownValue(fields.gender) };
    expect([nik, doubtAbout({ kind: "digits", digits: [16], nik: true }, nik, beside)]).toEqual([nik, null]);
  }
  expect(readProfile(ydoc).get("contact.email")?.kind).toBe("absent"); // for the tests with browsers
});

test("Kolor's plan is written in all its parts, at the length of something that is read", () => {
  const { ydoc } = kolor();
  for (const { id } of planSections) {
    const { characters } = sectionProgress(ydoc, id);
    expect([id, characters >= 600 && characters <= 2500, characters]).toEqual([id, true, characters]);
  }
});

/** Everything that Kolor's plan comes to, as the screens compute it. */
function kolorFigures() {
  const { ydoc } = kolor();
  const scheme = schemeRule(pmk492025, "himbara-loan");
  if (!scheme) throw new Error("the regulation has one scheme");
  const loan = loanOfApplication(ydoc, "main", scheme, { holidays: pmk492025.publicHolidays, today });
  if (loan.kind !== "loan") throw new Error(`Kolor's application makes no loan: ${loan.kind}`);
  const { terms, schedule } = loan;
  const plan = planInputs(ydoc, { disbursedOn: terms.disbursedOn, schedule }, today);
  const projected = projection(plan.inputs);
  const ratios = planRatios(plan.inputs, projected);
  const checks = checksOfApplication(ydoc, "main", {
    scheme,
    ruleSet: pmk492025,
    approval: "none",
    village: "desa",
    today,
  });
  return { ydoc, schedule, plan, projected, ratios, checks };
}

test("Kolor's figures could be shown to a bank: nothing missing, debt covered, cash never out, paid back within five years", () => {
  const { plan, projected, ratios, checks } = kolorFigures();
  expect(plan.missing).toEqual([]);
  expect(plan.contested).toEqual([]);
  const { sales, capex, opex } = plan.inputs;
  expect([sales.length, capex.length, opex.length]).toEqual([12, 9, 12]);
  expect(ratios.lowestDscr?.hundredths).toBeGreaterThanOrEqual(120);
  expect(projected.lowestCash.cashRp).toBeGreaterThan(0);
  expect(ratios.paybackHundredths).toBeGreaterThan(36_00);
  expect(ratios.paybackHundredths).toBeLessThan(60_00);
  const unmet = checks.filter(({ state }) => state !== "met").map(({ id }) => id);
  expect(unmet).toEqual(["legality/nib", "documents", "approval"]); // what the story waits for, and nothing that is wrong
});

test("the amounts in Kolor's texts are those of its tables", () => {
  const { ydoc, schedule, plan, projected, ratios } = kolorFigures();
  const text = (id: PlanSectionId) => ydoc.getXmlFragment(planRoot(id)).toString();
  const capexRp = plan.inputs.capex.reduce((sum, line) => sum + line.quantity * line.priceRp, 0);
  const opexRp = projected.years[0]?.profitAndLoss.opexRp ?? 0;
  expect(capexRp + opexRp).toBe(richestLoan.amountRp);
  const ownRp = plan.inputs.sources.reduce((sum, { amountRp, month, kind }) => {
    return sum + (month === 1 && kind !== "mandatory-savings" ? amountRp : 0);
  }, 0);
  const monthRp = plan.inputs.sales.reduce((sum, line) => sum + (line.quantityMilli / 1000) * line.priceRp, 0);
  const cover = (hundredths = 0) => `tertutup ${(hundredths / 100).toFixed(2).replace(".", ",")} kali`;
  const [, lower, lowest, late] = sensitivity(plan.inputs);
  const said: Partial<Record<PlanSectionId, readonly string[]>> = {
    summary: [
      ...[capexRp, opexRp, richestLoan.amountRp, ownRp, schedule.instalmentRp, projected.lowestCash.cashRp].map(
        formatRupiah,
      ),
      cover(ratios.lowestDscr?.hundredths),
      cover(lower?.lowestDscr?.hundredths),
      `bulan ke-${projected.lowestCash.month},`,
    ],
    market: [formatRupiah(monthRp)],
    capital: [
      ...[capexRp, opexRp, schedule.instalmentRp, schedule.rows[0]?.paymentRp ?? 0, ratios.breakEvenSalesRp ?? 0].map(
        formatRupiah,
      ),
      `bulan ke-${ratios.breakEvenMonth} `,
      `kira-kira Rp${Math.round((projected.years[1]?.profitAndLoss.netProfitRp ?? 0) / 1e6)} juta`,
    ],
    risks: [
      cover(lower?.lowestDscr?.hundredths),
      cover(lowest?.lowestDscr?.hundredths),
      formatRupiah(lowest?.lowestCash.cashRp ?? 0),
      `${formatRupiah(late?.lowestCash.cashRp ?? 0)} pada bulan ke-${late?.lowestCash.month}`,
    ],
    closing: [formatRupiah(richestLoan.amountRp)],
  };
  for (const [section, amounts] of Object.entries(said))
    for (const amount of amounts) expect(text(section as PlanSectionId)).toContain(amount);
});

test("the plan's text has the editor's nodes", () => {
  const fragment = kolor().ydoc.getXmlFragment("plan:market");
  const names = fragment.toArray().map((node) => (node instanceof Y.XmlElement ? node.nodeName : "text"));
  expect(new Set(names)).toEqual(new Set(["heading", "paragraph", "bulletList"]));
  expect(kolor().ydoc.getXmlFragment("plan:schedule").toString()).toContain(
    "<table><tablerow><tableheader><paragraph>Bulan</paragraph></tableheader>",
  );
  const [heading] = fragment.toArray();
  expect(heading instanceof Y.XmlElement && heading.getAttribute("level")).toBe(2);
  expect(JSON.stringify(fragment.toString())).toContain("<listitem><paragraph>");
});

test("files differ in how far they are, and every stage and kind of next step occurs", () => {
  const count = (holds: (summary: FileSummary) => boolean) => files.filter(({ summary }) => holds(summary)).length;
  const at = (stage: string) => count(({ stages }) => stages.some(({ id, state }) => id === stage && state === "now"));
  for (const stage of ["founded", "legal", "ready", "applied", "funded"])
    expect([stage, at(stage) > 0]).toEqual([stage, true]);
  for (const kind of ["legality", "plan", "profile", "financing"])
    expect(count(({ next }) => next?.kind === kind)).toBeGreaterThan(0);
  const steps = files.map(({ ydoc }) => currentStage(ydoc, "main", schemeRule(pmk492025, "himbara-loan")));
  for (const stage of ["village-approval", "submitted", "bank-review", "approved", "signed", "disbursed", "repaying"])
    expect([stage, steps.includes(stage)]).toEqual([stage, true]);
  const trading = count(({ stages }) => stages.some(({ id, state }) => id === "trading" && state === "done"));
  expect(trading).toBeGreaterThan(20);
  expect(trading).toBeLessThan(104); // short of the programme's target, as the regency office says
  expect(count(({ stuck }) => stuck !== null)).toBeGreaterThan(20);
  expect(
    new Set(files.map(({ summary }) => JSON.stringify([summary.legality.done, summary.profile.filled]))).size,
  ).toBeGreaterThan(60);
});

test("the same day makes the same content", () => {
  const again = demoFiles(region, today);
  for (const [index, { steps }] of again.entries()) {
    if (index % 20 !== 0) continue;
    const ydoc = createYdoc();
    for (const { update } of demoUpdates(steps.filter((step) => !step.refused && !step.withoutSignal)))
      Y.applyUpdate(ydoc, update);
    if (steps.some((step) => step.withoutSignal)) continue;
    expect(ydoc.getMap("profile").toJSON()).toEqual(files[index]?.ydoc.getMap("profile").toJSON());
    expect(ydoc.getMap("legality").toJSON()).toEqual(files[index]?.ydoc.getMap("legality").toJSON());
  }
});
