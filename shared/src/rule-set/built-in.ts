/** The rule sets that every copy of this product brings along, so that a device that never met a server has rules to read. */
import { inpres172025 } from "./inpres-17-2025.ts";
import { pmk492025 } from "./pmk-49-2025.ts";
import type { RuleSet } from "./rule-set.ts";

export const builtInRuleSets: readonly RuleSet[] = [pmk492025, inpres172025];
