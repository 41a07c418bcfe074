/** The papers that the scheme asks for: what there is of each, where it comes from, and what somebody says of it. */
import type { ApplicationDocument } from "@pendamping/shared/financing/documents";
import { A } from "@solidjs/router";
import { createSignal, For, type JSX, Show } from "solid-js";
import IconFold from "~icons/ph/caret-down-bold";
import IconReady from "~icons/ph/check-circle-bold";
import IconMissing from "~icons/ph/circle-dashed-bold";
import IconNotNeeded from "~icons/ph/minus-circle-bold";
import { useOpenFile } from "../../app/context.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Card } from "../../ui/Card.tsx";
import { EvidenceSlot } from "../../ui/evidence/EvidenceSlot.tsx";
import { ChoiceField } from "../../ui/fields/ChoiceField.tsx";
import { TextField } from "../../ui/fields/TextField.tsx";
import { labelText, legalityItemName } from "../../ui/names/item-names.ts";
import styles from "./financing.module.css";
import { messages } from "./messages.ts";
import { createDocumentField, type OneApplication } from "./state.ts";

export function Documents(props: { application: OneApplication }) {
  const t = useMessages(messages);
  const ready = () => props.application.documents().filter(({ state }) => state !== "missing").length;
  return (
    <Show when={props.application.documents().length > 0}>
      <Card id="documents">
        <div class={styles["head"]}>
          <h2>{t.documents.title}</h2>
          <span class={styles["aside"]}>{t.documents.ready(ready(), props.application.documents().length)}</span>
        </div>
        <ul class={styles["checks"]}>
          {/* by id: a change of one document must not draw all rows anew under somebody's focus */}
          <For each={props.application.documents().map(({ document }) => document.id)}>
            {(id) => <DocumentRow application={props.application} id={id} />}
          </For>
        </ul>
      </Card>
    </Show>
  );
}

const icons: Readonly<Record<ApplicationDocument["state"], () => JSX.Element>> = {
  ready: () => <IconReady class={`${styles["checkMark"]} ${styles["ok"]}`} aria-hidden="true" />,
  missing: () => <IconMissing class={styles["checkMark"]} aria-hidden="true" />,
  "not-needed": () => <IconNotNeeded class={`${styles["checkMark"]} ${styles["ok"]}`} aria-hidden="true" />,
};

function DocumentRow(props: { application: OneApplication; id: string }) {
  const t = useMessages(messages);
  const [open, setOpen] = createSignal(false);
  const document = () => props.application.documents().find((each) => each.document.id === props.id);
  return (
    <Show when={document()}>
      {(found) => (
        <li>
          <button type="button" class={styles["check"]} aria-expanded={open()} onClick={() => setOpen(!open())}>
            {icons[found().state]()}
            <span class={styles["grow"]}>
              <span class={styles["documentName"]}>{labelText(found().document.label)}</span>
              <span class={styles["detail"]}>
                {t.documents.states[found().state]}, {sourceWords(found())}
              </span>
            </span>
            <IconFold class={styles["fold"]} aria-hidden="true" />
          </button>
          <Show when={open()}>
            <DocumentForm application={props.application} document={document} first={found()} />
          </Show>
        </li>
      )}
    </Show>
  );
}

function DocumentForm(props: {
  application: OneApplication;
  document: () => ApplicationDocument | undefined;
  first: ApplicationDocument;
}) {
  const t = useMessages(messages);
  const file = useOpenFile();
  const { id, label, from } = props.first.document;
  const options = { row: `${props.application.id}:${id}`, application: props.application.id };
  const status = createDocumentField(props.document, {
    ...options,
    field: "status",
    stepName: () => t.documents.step(labelText(label)),
  });
  const note = createDocumentField(props.document, {
    ...options,
    field: "note",
    stepName: () => t.documents.noteStep(labelText(label)),
  });
  const choices = () =>
    (["ready", "missing", "not-needed"] as const).map((value) => ({ value, label: t.documents.states[value] }));
  return (
    <div class={styles["form"]}>
      <Show when={"legality" in from ? from.legality : undefined}>
        {(item) => (
          <A class={styles["textLink"]} href={`/files/${file.entry.id}/legality/${item()}`}>
            {t.documents.open(legalityItemName(item()))}
          </A>
        )}
      </Show>
      <Show when={!("legality" in from)}>
        <EvidenceSlot about={props.first.evidence} />
      </Show>
      <ChoiceField
        field={status}
        label={t.documents.title}
        choices={choices()}
        standing={props.document()?.state ?? "missing"}
      />
      <TextField field={note} label={t.documents.note} />
    </div>
  );
}

/** "dari legalitas", and "menurut berkas" where nobody said so. Reads the language. */
function sourceWords({ document: { from }, derived, state }: ApplicationDocument): string {
  const t = useMessages(messages).documents;
  const source = "legality" in from ? t.from.legality : "paper" in from ? t.from.paper : t.from.evidence;
  return derived && state === "ready" ? `${source}, ${t.derived}` : source;
}
