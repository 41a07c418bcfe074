/**
 * What stands in the demo's files: each filled to a different degree, plausible and plainly made up. Numbers begin with 0000 or 9999,
 * papers with CONTOH, and mails end in .example, so that nobody takes one for a real one.
 */
import { addDays, type IsoDay } from "@pendamping/shared/day";
import { setField } from "@pendamping/shared/file/reading";
import {
  type LegalityFieldName,
  type LegalityValues,
  legalityKey,
  legalityMap,
} from "@pendamping/shared/legality/access";
import { type PlanSectionId, planAspects, planRoot } from "@pendamping/shared/plan/outline";
import { type ProfileValue, profileMap } from "@pendamping/shared/profile/access";
import { profileFields } from "@pendamping/shared/profile/fields";
import { cooperativeName, type Village } from "@pendamping/shared/region/region";
import type { OutletKind } from "@pendamping/shared/rule-set/rule-set";
import type * as Y from "yjs";
import type { Chance } from "./chance.ts";
import { madeUpName } from "./people.ts";
import { appendRich, planText } from "./plan-text.ts";

/** What a village of the region lives on. */
export const goods = ["garam", "tembakau", "jagung", "ikan teri", "rumput laut", "kelapa", "cabai jamu"] as const;

export function setItem(ydoc: Y.Doc, item: string, fields: Partial<LegalityValues>): void {
  const map = legalityMap(ydoc);
  for (const [field, value] of Object.entries(fields))
    setField(map, legalityKey(item, field as LegalityFieldName), value);
}

export function setProfile(ydoc: Y.Doc, fields: Readonly<Record<string, ProfileValue>>): void {
  for (const [id, value] of Object.entries(fields)) setField(profileMap(ydoc), id, value);
}

/** A whole profile, of which a file takes a part. */
export function madeUpProfile(
  village: Village,
  district: string,
  chance: Chance,
  today: IsoDay,
): Record<string, ProfileValue> {
  const foundedOn = addDays(today, -chance.whole(430, 540));
  const name = () => madeUpName(chance.whole);
  const phone = () => `0800-0000-${String(chance.whole(0, 9999)).padStart(4, "0")}`;
  const handle = village.name.toLowerCase().replace(/[^a-z]+/g, "-");
  return {
    "identity.name": cooperativeName(village),
    "identity.form": "primary",
    "identity.pattern": chance.maybe(0.2) ? "sharia" : "conventional",
    "identity.workingArea": `${village.kind === "desa" ? "Desa" : "Kelurahan"} ${village.name}, Kecamatan ${district}`,
    "identity.foundedOn": foundedOn,
    "identity.members": chance.whole(20, 260),
    "meeting.heldOn": addDays(foundedOn, -chance.whole(4, 20)),
    "meeting.place": `Balai ${village.kind === "desa" ? "Desa" : "Kelurahan"} ${village.name}`,
    "meeting.participants": chance.whole(24, 140),
    "address.street": `Jl. Contoh No. ${chance.whole(1, 99)}, ${village.name}`,
    "address.rt": String(chance.whole(1, 9)).padStart(3, "0"),
    "address.rw": String(chance.whole(1, 6)).padStart(3, "0"),
    "address.postcode": "00000",
    "address.latitude": -7.12345, // the same for all, so nobody drives there
    "address.longitude": 113.98765,
    "contact.phone": phone(),
    "contact.email": `${handle}@koperasi.example`,
    "capital.principalSavingsRp": chance.pick([50_000, 100_000, 150_000, 200_000]),
    "capital.mandatorySavingsRp": chance.pick([5_000, 10_000, 15_000, 20_000]),
    "capital.initialRp": chance.whole(4, 60) * 500_000,
    "organs.chairName": name(),
    "organs.chairPhone": phone(),
    "organs.deputyBusinessName": name(),
    "organs.deputyMembersName": name(),
    "organs.secretaryName": name(),
    "organs.treasurerName": name(),
    "organs.supervisorChairName": name(),
  };
}

/** The part of a profile that somebody got around to: the form's first fields rather than its last. */
export function partOf(
  profile: Readonly<Record<string, ProfileValue>>,
  share: number,
  chance: Chance,
): Record<string, ProfileValue> {
  const ids = profileFields.map(({ id }) => id).filter((id) => id in profile);
  const kept = ids.filter((_, index) => share >= 1 || chance.next() < share * (1.35 - (0.7 * index) / ids.length));
  return Object.fromEntries(kept.map((id) => [id, profile[id] ?? ""]));
}

/** The proof of an item that was completed on that day. */
export function madeUpProof(item: string, on: IsoDay, village: Village, chance: Chance): Partial<LegalityValues> {
  const year = on.slice(0, 4);
  const number = (length: number) => `9999${village.code}`.padEnd(length, "0").slice(0, length);
  const paper = `CONTOH/${chance.whole(1, 400)}/${year}`;
  const complete = { status: "complete" } as const;
  switch (item) {
    case "musdesus":
    case "founding-meeting":
      return { ...complete, heldOn: on, number: paper, participants: chance.whole(20, 140) };
    case "rat":
      return { ...complete, heldOn: on, participants: chance.whole(20, 200) };
    case "deed":
      return { ...complete, number: paper, issuedOn: on, notary: "Notaris Contoh, S.H., M.Kn." };
    case "legal-entity":
      return { ...complete, number: `AHU-CONTOH-${village.code.slice(4)}.AH.01.29`, issuedOn: on };
    case "npwp":
      return { ...complete, number: number(16), issuedOn: on };
    case "nik-koperasi":
      return { ...complete, number: number(10), issuedOn: on };
    case "nib":
      return { ...complete, number: number(13), issuedOn: on };
    case "bank-account":
      return {
        ...complete,
        bank: chance.pick(["BRI", "BNI", "Mandiri", "BSI"]),
        number: `0000000${chance.whole(10_000, 99_999)}`,
        holder: cooperativeName(village),
        issuedOn: on,
      };
    case "simkopdes-account":
      return { ...complete, accountName: `kdmp.${village.name.toLowerCase().replace(/[^a-z]+/g, "")}`, issuedOn: on };
    case "domicile":
      return { ...complete, number: `470/${chance.whole(100, 199)}/CONTOH/${year}`, issuedOn: on };
    default:
      return { ...complete, number: paper, issuer: "Dinas Contoh", issuedOn: on, expiresOn: addDays(on, 1825) };
  }
}

export function planOutlet(ydoc: Y.Doc, kind: OutletKind): void {
  setProfile(ydoc, { [`outlets.${kind}.planned`]: true });
}

/** Writes the first `filled` aspects of a plan and begins the next `started`. */
export function writePlan(
  ydoc: Y.Doc,
  plan: { readonly filled: number; readonly started: number; readonly village: Village; readonly good: string },
): void {
  planAspects.forEach((id, index) => {
    const lines = planText(id, plan.village.name, plan.good);
    if (index < plan.filled) appendPlan(ydoc, id, lines);
    else if (index < plan.filled + plan.started) appendPlan(ydoc, id, lines.slice(0, 2));
  });
}

export function appendPlan(ydoc: Y.Doc, section: PlanSectionId, lines: readonly string[]): void {
  appendRich(ydoc.getXmlFragment(planRoot(section)), lines);
}
