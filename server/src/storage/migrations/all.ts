/** Every migration, in order. A number is never reused and a migration that has been released never changes. */
import type { Migration } from "kysely/migration";
import { first } from "./001-first.ts";
import { ruleSets } from "./002-rule-sets.ts";
import { approvals } from "./003-approvals.ts";
import { handedIn } from "./004-handed-in.ts";

export const migrations: Record<string, Migration> = {
  "001-first": first,
  "002-rule-sets": ruleSets,
  "003-approvals": approvals,
  "004-handed-in": handedIn,
};
