/**
 * Fills an empty server with the demo: one regency's cooperatives, the people who attend to them, and what they have written. It acts
 * as those people do, through the gate, so what one of them may not write becomes a suggestion.
 */
import { dayOf } from "@pendamping/shared/day";
import type { Region } from "@pendamping/shared/region/region";
import { fileRows } from "../provisioning/region-file.ts";
import { demoPassword, demoPeople } from "./people.ts";
import type { DemoPorts } from "./ports.ts";
import { demoUpdates } from "./steps.ts";
import { demoFiles } from "./stories.ts";

/** Days in the demo are counted back from `now`. Rejects where a port does. */
export async function seedDemo(
  ports: DemoPorts,
  options: { readonly region: Region; readonly now: Date },
): Promise<void> {
  const { region, now } = options;
  const today = dayOf(now, region.zone);
  await ports.setRegion({ code: region.code, name: region.name, source: region.source });
  await ports.createFiles(fileRows(region));
  const accountByUsername = new Map<string, string>();
  for (const { username, name, role, position, place, scopes, decree, startsOn, endsOn } of demoPeople(region, today)) {
    const account = await ports.createAccount({
      username,
      password: demoPassword,
      name,
      role,
      position,
      place,
      zone: region.zone,
    });
    accountByUsername.set(username, account);
    for (const scope of scopes) await ports.assign({ account, scope, startsOn, endsOn, decree });
  }
  for (const { id, steps } of demoFiles(region, today)) {
    const updates = demoUpdates(steps).map(({ author, at, update }) => {
      const account = accountByUsername.get(author);
      if (account === undefined) throw new Error(`the demo's steps are written by its people, but "${author}" is none`);
      return { account, at, update };
    });
    await ports.submit(id, updates);
  }
}
