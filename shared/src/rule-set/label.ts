/** A text in both languages, as rule sets carry it. */
import type { Label } from "./rule-set.ts";

export const label = (id: string, en: string): Label => ({ id, en });
