/** The list once it is here; until then why it is not, and one thing to do. */
import type { PersonEntry } from "@pendamping/shared/protocol/people";
import { type Accessor, type JSX, Show } from "solid-js";
import { useMessages } from "../../i18n/messages.ts";
import { Button } from "../../ui/Button.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { messages } from "./messages.ts";
import styles from "./people.module.css";
import type { People } from "./state.ts";

export function Loaded(props: { people: People; children: (list: Accessor<readonly PersonEntry[]>) => JSX.Element }) {
  const t = useMessages(messages);
  const why = () => {
    switch (props.people.problem()) {
      case null:
        return null;
      case "no-signal":
        return t.noSignal;
      case "signed-out":
        return t.signedOut;
      case "refused":
        return t.refused;
      default:
        return t.trouble;
    }
  };
  return (
    <Show
      when={props.people.list()}
      fallback={
        <Show when={why()} fallback={<p role="status">{t.loading}</p>}>
          {(sentence) => (
            <div class={styles["stack"]}>
              <Notice tone="wait" live>
                {sentence()}
              </Notice>
              <div>
                <Button kind="quiet" onClick={() => void props.people.load()}>
                  {t.again}
                </Button>
              </div>
            </div>
          )}
        </Show>
      }
    >
      {(list) => props.children(list)}
    </Show>
  );
}
