import { legalityFieldNames } from "@pendamping/shared/legality/access";
import { profileFields, profileGroups } from "@pendamping/shared/profile/fields";
import { pmk492025 } from "@pendamping/shared/rule-set/pmk-49-2025";
import { describe, expect, it } from "vitest";
import { fieldName, fieldWords, profileLabel } from "./field-labels.ts";

describe.each(["id", "en"] as const)("field labels, %s", (language) => {
  it("name every field and group of the profile, and every choice", () => {
    for (const field of profileFields) {
      expect(profileLabel(field.id, pmk492025, language)).not.toBe(field.id);
      for (const choice of field.choices ?? []) expect(fieldWords[language].choices[choice]).toBeTruthy();
    }
    for (const group of profileGroups) expect(fieldWords[language].groups[group.id]).toBeTruthy();
  });

  it("name every field of every legality item", () => {
    for (const rule of pmk492025.legality)
      for (const field of legalityFieldNames) {
        const named = fieldName("legality", `${rule.id}.${field}`, pmk492025, language);
        expect(named.within).toBe(rule.label[language]);
        expect(named.label).not.toBe(field);
      }
  });
});

describe("fieldName", () => {
  it("names a remark, an aspect of the plan, an outlet's licence", () => {
    expect(fieldName("legality:nib", null, pmk492025, "id")).toEqual({
      section: "Legalitas",
      within: "NIB",
      label: "Keterangan",
    });
    expect(fieldName("plan:market", null, pmk492025, "id").label).toBe("Pasar dan pemasaran");
    expect(fieldName("legality", "outlet-licence/pharmacy.number", pmk492025, "id").within).toBe(
      "Izin gerai: Apotek desa",
    );
  });

  it("leaves a name that it does not know as it stands", () => {
    expect(fieldName("profile", "moon.phase", pmk492025, "id").label).toBe("moon.phase");
    expect(fieldName("stars:north", null, pmk492025, "id").section).toBe("stars");
  });
});
