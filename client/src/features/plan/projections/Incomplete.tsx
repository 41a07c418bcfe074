/** What the figures lack or rest on: each with the way to where it is filled in or settled. */
import type { Missing, PlanReading } from "@pendamping/shared/plan/inputs";
import { For, Show } from "solid-js";
import IconMissing from "~icons/ph/list-dashes-bold";
import IconTwo from "~icons/ph/not-equals-bold";
import { useOpenFile } from "../../../app/context.ts";
import { useMessages } from "../../../i18n/messages.ts";
import { Notice } from "../../../ui/Notice.tsx";
import { fieldName, planFieldName, profileFieldName } from "../../../ui/names/names.ts";
import { rowName } from "../../../ui/names/row-name.ts";
import { messages } from "./messages.ts";
import styles from "./projections.module.css";

const namedMax = 4;

export function Incomplete(props: { reading: PlanReading }) {
  const t = useMessages(messages);
  const file = useOpenFile();
  const base = `/files/${file.entry.id}`;
  const address = (missing: Missing) =>
    missing.kind === "profile"
      ? `${base}/profile/${missing.key.split(".")[0]}`
      : missing.kind === "row"
        ? `${base}/plan/figures/${missing.table}?row=${missing.row}`
        : `${base}/plan/figures/${missing.table}`;
  const words = (missing: Missing) => {
    switch (missing.kind) {
      case "table":
        return t.missingTable[missing.table];
      case "profile":
        return t.missingProfile(profileFieldName(missing.key));
      case "row": {
        const fields = missing.fields.map((field) => planFieldName(missing.table, field).toLowerCase()).join(", ");
        const row = missing.name ?? t.unnamed;
        return `${t.missingRow(row, fields)} (${missing.counts ? t.notDepreciated : t.notCounted})`;
      }
    }
  };
  return (
    <>
      <Show when={props.reading.contested.length > 0}>
        <Notice tone="wait" icon={<IconTwo width="20" height="20" aria-hidden="true" />}>
          <p>{t.contested(props.reading.contested.length)}</p>
          <ul class={styles["links"]}>
            <For each={props.reading.contested.slice(0, namedMax)}>
              {({ root, key }) => (
                <li>
                  <a href={`${base}/clashes/${root}/${key}`}>{fieldName(root, key, rowName(file.ydoc(), root, key))}</a>
                </li>
              )}
            </For>
          </ul>
        </Notice>
      </Show>
      <Show when={props.reading.missing.length > 0}>
        <Notice icon={<IconMissing width="20" height="20" aria-hidden="true" />}>
          <p>{t.missingLead}</p>
          <ul class={styles["links"]}>
            <For each={props.reading.missing.slice(0, namedMax)}>
              {(missing) => (
                <li>
                  <a href={address(missing)}>{words(missing)}</a>
                </li>
              )}
            </For>
            <Show when={props.reading.missing.length > namedMax}>
              <li>{t.andMore(props.reading.missing.length - namedMax)}</li>
            </Show>
          </ul>
        </Notice>
      </Show>
    </>
  );
}
