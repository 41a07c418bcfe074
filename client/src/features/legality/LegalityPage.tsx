/**
 * The path of legality: what is done is folded, what lies elsewhere is marked, what waits says for what. The order is the
 * usual order and locks nothing. With room for both, the step that is next stands open beside the list.
 */
import { Show } from "solid-js";
import { useOpenFile } from "../../app/context.ts";
import { useMessages } from "../../i18n/messages.ts";
import { WritingLine } from "../../ui/fields/WritingLine.tsx";
import { legalityItemName } from "../../ui/names/item-names.ts";
import { Page } from "../../ui/Page.tsx";
import { createWide } from "../../ui/wide.ts";
import { ItemPanel } from "./ItemPanel.tsx";
import { LegalityList } from "./LegalityList.tsx";
import { messages } from "./messages.ts";
import { createLegality } from "./state.ts";

export default function LegalityPage() {
  const t = useMessages(messages);
  const file = useOpenFile();
  const legality = createLegality();
  const wide = createWide();
  file.setPlace("legality", false);
  const beside = () => (wide() ? legality.next()?.item : undefined);
  return (
    <Page
      title={t.title}
      subtitle={t.subtitle(legality.village, t.done(legality.done(), legality.steps().length))}
      back={`/files/${file.entry.id}`}
      stack
      panel={
        <Show when={beside()} keyed>
          {(item) => <ItemPanel legality={legality} item={item} />}
        </Show>
      }
      panelLabel={beside() === undefined ? "" : legalityItemName(beside() ?? "")}
    >
      <Show when={file.ydoc()}>
        <WritingLine section="legality" />
        <LegalityList legality={legality} current={beside()} />
      </Show>
    </Page>
  );
}
