/** An item beside the list: its name, its form, its actions at the bottom. */
import { useMessages } from "../../i18n/messages.ts";
import { legalityItemName } from "../../ui/names/names.ts";
import { ItemActions } from "./ItemActions.tsx";
import { ItemForm } from "./ItemForm.tsx";
import styles from "./legality.module.css";
import { messages } from "./messages.ts";
import type { Legality } from "./state.ts";

export function ItemPanel(props: { legality: Legality; item: string }) {
  const t = useMessages(messages);
  return (
    <>
      <div class={styles["panelHead"]}>
        <h2>{legalityItemName(props.item)}</h2>
        <p>{t.step(props.legality.step(props.item)?.number ?? 0, props.legality.steps().length)}</p>
      </div>
      <div class={styles["panelForm"]}>
        <ItemForm legality={props.legality} item={props.item} />
      </div>
      <div class={styles["panelActions"]}>
        <ItemActions legality={props.legality} item={props.item} />
      </div>
    </>
  );
}
