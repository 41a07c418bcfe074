/** An item beside the list: its name, its form, its actions at the bottom. */
import { useMessages } from "../../i18n/messages.ts";
import { FormActions } from "../../ui/FormActions.tsx";
import { legalityItemName } from "../../ui/names/item-names.ts";
import { PanelHead } from "../../ui/PanelHead.tsx";
import { ItemForm } from "./ItemForm.tsx";
import styles from "./legality.module.css";
import { messages } from "./messages.ts";
import { itemActions, type Legality } from "./state.ts";

export function ItemPanel(props: { legality: Legality; item: string }) {
  const t = useMessages(messages);
  return (
    <>
      <PanelHead
        title={legalityItemName(props.item)}
        subtitle={t.step(props.legality.step(props.item)?.number ?? 0, props.legality.steps().length)}
      />
      <div class={styles["panelForm"]}>
        <ItemForm legality={props.legality} item={props.item} />
      </div>
      <div class={styles["panelActions"]}>
        <FormActions {...itemActions(props.legality, props.item)} />
      </div>
    </>
  );
}
