/** Every file of the demo region with the steps that fill it. */
import type { IsoDay } from "@pendamping/shared/day";
import { districtCodeOf, type Region } from "@pendamping/shared/region/region";
import { fileStory, type Standing } from "./file-story.ts";
import { demoAreas, richestVillage } from "./people.ts";
import { richestFileStory } from "./richest-file.ts";
import type { DemoStep } from "./steps.ts";

export interface DemoFile {
  readonly id: string;
  readonly steps: readonly DemoStep[];
}

export function demoFiles(region: Region, today: IsoDay): DemoFile[] {
  const richest = richestVillage(region);
  const districtByCode = new Map(region.districts.map(({ code, name }) => [code, name]));
  return demoAreas(region).flatMap((area, index) =>
    area.map((village) => {
      const district = districtByCode.get(districtCodeOf(village)) ?? "";
      const place = { village, district, assistant: `asisten${index + 1}`, today, zone: region.zone };
      const steps =
        village.code === richest.code ? richestFileStory(place) : fileStory(place, standingByCode[village.code]);
      return { id: village.code, steps };
    }),
  );
}

/** asisten1's other files, chosen so that the first list shows every kind of row. */
const standingByCode: Readonly<Record<string, Standing | undefined>> = {
  "3529012014": {
    done: 11,
    next: "in-progress",
    profile: 0.95,
    planFilled: 4,
    planStarted: 1,
    loan: "none",
    trading: false,
  },
  "3529012019": { done: 12, next: "open", profile: 1, planFilled: 6, planStarted: 0, loan: "funded", trading: true },
  "3529011015": { done: 8, next: "open", profile: 0.8, planFilled: 2, planStarted: 1, loan: "none", trading: false },
  "3529022007": { done: 12, next: "open", profile: 1, planFilled: 6, planStarted: 0, loan: "applied", trading: false },
  "3529022006": {
    done: 3,
    next: "submitted",
    profile: 0.5,
    planFilled: 0,
    planStarted: 0,
    loan: "none",
    trading: false,
  },
  "3529022001": { done: 9, next: "open", profile: 0.7, planFilled: 1, planStarted: 1, loan: "none", trading: true },
  "3529252007": { done: 6, next: "stuck", profile: 0.6, planFilled: 0, planStarted: 1, loan: "none", trading: false },
  "3529252004": {
    done: 2,
    next: "in-progress",
    profile: 0.3,
    planFilled: 0,
    planStarted: 0,
    loan: "none",
    trading: false,
  },
  "3529252010": { done: 0, next: "open", profile: 0.12, planFilled: 0, planStarted: 0, loan: "none", trading: false },
};
