/**
 * Takes what was published since this device last asked. Part of an exchange: the server's tag of all rules comes with its answer, and
 * only another one than the device's costs a request. What is stored is never dropped: something made under an old version reads it for
 * as long as it is here.
 */
import { type PublishedRules, type PublishedVersion, rulesSchema } from "@pendamping/shared/protocol/rules";
import * as v from "valibot";
import type { AccountStore } from "./account-store.ts";
import type { DeviceStore } from "./device-store.ts";
import { callApi } from "./http.ts";

/** A line that breaks meanwhile costs nothing: the tag stays other than the server's, so the next exchange asks again. */
export async function fetchRules(
  { store, device }: { readonly store: AccountStore; readonly device: DeviceStore },
  tag: string,
): Promise<void> {
  const stored = readStored(await device.rules());
  if (stored?.tag === tag) return;
  const answer = await callApi(`/api/rules${stored ? `?tag=${encodeURIComponent(stored.tag)}` : ""}`, rulesSchema, {
    account: store.account,
  });
  if (answer.kind !== "ok") return;
  const { tag: known, versions } = answer.value;
  await device.setRules(JSON.stringify({ tag: known, versions: merged(stored?.versions ?? [], versions) }));
  // Summaries say what is missing by the rules of their day.
  if (versions.length > 0)
    for (const { id } of await store.files()) await store.changeFile(id, (row) => ({ ...row, summaryStale: true }));
}

function readStored(text: string | null): PublishedRules | null {
  const parsed = text === null ? null : v.safeParse(rulesSchema, JSON.parse(text));
  return parsed?.success ? parsed.output : null;
}

/** The server's word counts where both have a version: after a backup was put back it may be another one. */
function merged(before: readonly PublishedVersion[], after: readonly PublishedVersion[]): PublishedVersion[] {
  const again = new Set(after.map(nameOf));
  return [...before.filter((each) => !again.has(nameOf(each))), ...after];
}

function nameOf({ ruleSet }: PublishedVersion): string {
  const parsed = v.safeParse(v.object({ id: v.string(), version: v.number() }), ruleSet);
  return parsed.success ? `${parsed.output.id} ${parsed.output.version}` : JSON.stringify(ruleSet);
}
