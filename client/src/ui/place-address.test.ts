import { describe, expect, it } from "vitest";
import { placeAddress, placeOf } from "./place-address.ts";

const file = "3529012005";

describe("placeAddress", () => {
  it.each([
    ["legality/nib", "/files/3529012005/legality/nib"],
    ["legality/outlet-licence/pharmacy", "/files/3529012005/legality/outlet-licence/pharmacy"],
    ["plan/market", "/files/3529012005/plan/market"],
    ["profile/address.street", "/files/3529012005/profile/address"],
    ["profile/address", "/files/3529012005/profile/address"],
    ["profile/members", "/files/3529012005/profile/members"],
    ["profile/members/7k2m", "/files/3529012005/profile/members?row=7k2m"],
    ["profile/assets/7k2m/documents", "/files/3529012005/profile/assets?row=7k2m"],
    ["profile/outlets/grocery", "/files/3529012005/profile/outlets"],
    ["profile/identity.logo", "/files/3529012005/profile/identity"],
    ["profile/moon", "/files/3529012005/profile"],
    ["tasks/t1", "/files/3529012005"],
    ["", "/files/3529012005"],
  ])("leads from %j to %s", (place, address) => expect(placeAddress(file, place)).toBe(address));
});

describe("placeOf", () => {
  it.each([
    ["profile", "address.street", "profile/address.street"],
    ["profile", "members/7k2m.nik", "profile/members"],
    ["legality", "outlet-licence/pharmacy.number", "legality/outlet-licence/pharmacy"],
    ["legality:nib", null, "legality/nib"],
    ["plan:market", null, "plan/market"],
    ["plan", "sales/7k2m.priceRp", "plan/figures/sales"],
    ["plan", "assumptions.taxBp", "plan/figures/assumptions"],
    ["notes", "k3j", "notes/k3j"],
  ])("names the place of %s %s", (root, key, place) => expect(placeOf(root, key)).toBe(place));
});
