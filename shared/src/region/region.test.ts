import fc from "fast-check";
import { expect, test } from "vitest";
import { distanceKm, parseCoordinate } from "./coordinate.ts";
import { knownRegencies } from "./known-places.ts";
import { areaVillagesMax, areaVillagesMin, assistantAreas, places } from "./places.ts";
import { cooperativeName, districtCodeOf, parseRegion, type Region } from "./region.ts";

const sumenep = knownRegencies["3529"];
if (!sumenep) throw new Error("the pilot region is known");
const islandDistricts = sumenep.islands.flatMap((place) => place.districts);

/** A region with so many villages in each district; islands lie on a diagonal. */
function region(villagesByDistrict: ReadonlyMap<string, number>, code = "3529"): Region {
  return {
    code,
    name: "Kabupaten Contoh",
    province: "Jawa Timur",
    zone: "Asia/Jakarta",
    source: "",
    districts: [...villagesByDistrict.keys()].map((district) => ({ code: district, name: `Kecamatan ${district}` })),
    villages: [...villagesByDistrict].flatMap(([district, count]) =>
      Array.from({ length: count }, (_, index) => ({
        code: `${district}${2001 + index}`,
        name: `Desa ${index}`,
        kind: "desa" as const,
      })),
    ),
    islands: (sumenep?.islands ?? []).map(({ island }, index) => ({
      name: island,
      latitude: -7 + index / 10,
      longitude: 114 + index / 10,
      populated: true,
    })),
  };
}

const regions = fc
  .tuple(
    ...[...sumenep.mainland, ...islandDistricts].map((code) =>
      fc.tuple(fc.constant(code), fc.integer({ min: 0, max: 24 })),
    ),
  )
  .map((counts) => region(new Map(counts)))
  .filter(({ villages }) => villages.length > 0);

test("reads the tables' coordinates", () => {
  expect(parseCoordinate(`07°01'08.65" S 115°32'45.36" E`)).toEqual({ latitude: -7.01907, longitude: 115.54593 });
  expect(parseCoordinate(`03°19'03.44" N 097°07'41.73" E`)).toEqual({ latitude: 3.31762, longitude: 97.12826 });
  for (const text of ["", "7 S 115 E", `95°00'00" S 115°32'45.36" E`]) expect(parseCoordinate(text)).toBeNull();
});

test("a degree of latitude is 111 kilometres", () => {
  const kolor = { latitude: -7, longitude: 113.9 };
  expect(distanceKm(kolor, { ...kolor, latitude: -8 })).toBeCloseTo(111.2);
  expect(distanceKm(kolor, kolor)).toBe(0);
});

test("every village belongs to exactly one place", () => {
  fc.assert(
    fc.property(regions, (each) => {
      const codes = places(each).flatMap((place) => place.villages.map((village) => village.code));
      expect(codes.toSorted()).toEqual(each.villages.map((village) => village.code).sort());
    }),
  );
});

test("a regency that nobody has described is visited district by district", () => {
  const unknown = region(
    new Map([
      ["352801", 3],
      ["352802", 2],
    ]),
    "3528",
  );
  expect(places(unknown).map((place) => place.villages.length)).toEqual([3, 2]);
});

test("whatever the region: areas share out every village once, in as many areas as asked", () => {
  fc.assert(
    fc.property(regions, fc.integer({ min: 1, max: 40 }), (each, count) => {
      const areas = assistantAreas(each, count);
      expect(areas.length).toBe(count);
      expect(
        areas
          .flat()
          .map(({ code }) => code)
          .sort(),
      ).toEqual(each.villages.map(({ code }) => code).sort());
    }),
  );
});

test("islands that fill areas of their own never mix with the mainland, and every area has 8 to 12", () => {
  // sizes that can be divided into areas of 8 to 12, and so many areas that the average is 10
  const sizes = fc.oneof(fc.integer({ min: 8, max: 12 }), fc.integer({ min: 16, max: 24 }));
  const counts = fc.tuple(...sumenep.islands.map(() => sizes), fc.integer({ min: 100, max: 250 }));
  fc.assert(
    fc.property(counts, (numbers) => {
      const mainland = numbers.at(-1) ?? 0;
      const byDistrict = new Map(sumenep.mainland.map((code, index) => [code, index === 0 ? mainland : 0]));
      for (const [index, { districts }] of sumenep.islands.entries())
        byDistrict.set(districts[0] ?? "", numbers[index] ?? 0);
      const each = region(byDistrict);
      const areas = assistantAreas(each, Math.round(each.villages.length / 10));
      for (const area of areas) {
        expect(area.length).toBeGreaterThanOrEqual(areaVillagesMin);
        expect(area.length).toBeLessThanOrEqual(areaVillagesMax);
        const remote = area.map((village) => islandDistricts.includes(districtCodeOf(village)));
        expect(new Set(remote).size).toBe(1);
      }
    }),
  );
});

test("areas already given come first and stay as they are", () => {
  const each = region(
    new Map([
      ["352911", 30],
      ["352925", 11],
    ]),
  );
  const given = [each.villages.filter(({ code }) => code.endsWith("01") || code > "3529252008")];
  const areas = assistantAreas(each, 4, given);
  expect(areas[0]).toEqual(given[0]);
  expect(areas.flat().length).toBe(41);
});

test("a region is refused with what does not fit", () => {
  expect(parseRegion({ code: "35.29" }).kind).toBe("not-a-region");
  expect(parseRegion(region(new Map([["352901", 2]]))).kind).toBe("region");
});

test("a kelurahan's cooperative is called one", () => {
  expect(cooperativeName({ code: "3529012005", name: "Kolor", kind: "desa" })).toBe("Koperasi Desa Merah Putih Kolor");
  expect(cooperativeName({ code: "3529011015", name: "Kepanjin", kind: "kelurahan" })).toBe(
    "Koperasi Kelurahan Merah Putih Kepanjin",
  );
});
