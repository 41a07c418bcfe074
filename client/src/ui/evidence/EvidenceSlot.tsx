/**
 * The photos and papers that prove one thing in the file ("legality/nib", "financing/main:ktp"), with where each of them is, and the way
 * to add one. Who may not write sees the same without the ways to change it.
 */
import { useSearchParams } from "@solidjs/router";
import { createMemo, For, Show, untrack } from "solid-js";
import IconInfo from "~icons/ph/info-bold";
import IconWarning from "~icons/ph/warning-circle-bold";
import { useMessages } from "../../i18n/messages.ts";
import { hasPointer } from "../saving-word.ts";
import { AddEvidence } from "./AddEvidence.tsx";
import { EvidenceSheet } from "./EvidenceSheet.tsx";
import { EvidenceTile } from "./EvidenceTile.tsx";
import styles from "./evidence.module.css";
import { messages } from "./messages.ts";
import { type AddProblem, createEvidence } from "./state.ts";

/** `about` is fixed for the life of the slot: another place is another slot. */
export function EvidenceSlot(props: { about: string; label?: string }) {
  const t = useMessages(messages);
  const evidence = createEvidence(untrack(() => props.about));
  const [query] = useSearchParams();
  const opened = createMemo(() => {
    const of = query["of"];
    return query["sheet"] === "evidence" && typeof of === "string" ? evidence.find(of)?.id : undefined;
  });
  const label = () => props.label ?? t.title;
  const stillHere = () =>
    evidence.current().filter((each) => ["saving", "on-device", "waiting"].includes(evidence.status(each).state))
      .length;
  const device = () => (hasPointer() ? "computer" : "phone");
  return (
    <section class={styles["slot"]} aria-label={label()}>
      <p class={styles["label"]} aria-hidden="true">
        {label()}
      </p>
      <Show
        when={evidence.current().length > 0 || evidence.writable()}
        fallback={<p class={styles["dim"]}>{t.none}</p>}
      >
        {/* biome-ignore lint/a11y/noRedundantRoles: a list without markers is none to VoiceOver unless it says so */}
        <ul role="list" class={styles["tiles"]}>
          {/* by id: a change elsewhere must not fetch and draw every picture anew */}
          <For each={evidence.current().map(({ id }) => id)}>
            {(id) => (
              <Show when={untrack(() => evidence.find(id))}>
                {(attachment) => (
                  <li>
                    <EvidenceTile evidence={evidence} attachment={attachment()} />
                  </li>
                )}
              </Show>
            )}
          </For>
          <Show when={evidence.preparing() > 0}>
            <li class={styles["preparing"]} role="status">
              {t.preparing}
            </li>
          </Show>
          <Show when={evidence.writable()}>
            <AddEvidence onChosen={evidence.add} />
          </Show>
        </ul>
      </Show>
      <Show when={stillHere() > 0}>
        <p class={styles["note"]} role="status">
          <IconInfo aria-hidden="true" />
          {stillHere() === 1 ? t.stillHere[device()] : t.stillHere[`${device()}Many`](stillHere())}
        </p>
      </Show>
      <Show when={evidence.problem()}>
        {(problem) => (
          <p class={styles["note"]} data-tone="wait" role="alert">
            <IconWarning aria-hidden="true" />
            {problemText(problem())}
          </p>
        )}
      </Show>
      <For each={evidence.unknown()}>
        {(each) => (
          <p class={styles["note"]}>
            {t.raw(JSON.stringify(each.raw) ?? "")} {t.notUnderstood}
          </p>
        )}
      </For>
      <Show when={evidence.withdrawn().length > 0}>
        <details class={styles["withdrawn"]}>
          <summary>{t.withdrawn(evidence.withdrawn().length)}</summary>
          <ul class={styles["tiles"]}>
            <For each={evidence.withdrawn().map(({ id }) => id)}>
              {(id) => (
                <Show when={untrack(() => evidence.find(id))}>
                  {(attachment) => (
                    <li>
                      <EvidenceTile evidence={evidence} attachment={attachment()} />
                    </li>
                  )}
                </Show>
              )}
            </For>
          </ul>
        </details>
      </Show>
      <Show when={opened()} keyed>
        {(id) => (
          <Show when={untrack(() => evidence.find(id))}>
            {(attachment) => <EvidenceSheet evidence={evidence} attachment={attachment()} />}
          </Show>
        )}
      </Show>
    </section>
  );
}

function problemText(problem: AddProblem): string {
  const t = useMessages(messages);
  switch (problem) {
    case "full":
      return t.full[hasPointer() ? "computer" : "phone"];
    case "too-large":
      return t.tooLarge;
    case "not-accepted":
      return t.notAccepted;
    case "not-kept":
      return t.notKept;
  }
}
