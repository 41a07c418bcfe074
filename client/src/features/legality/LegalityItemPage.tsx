/** One legality item: alone on a phone, beside the list where there is room. */
import { useParams } from "@solidjs/router";
import { createEffect, createMemo, on, Show } from "solid-js";
import { useOpenFile } from "../../app/context.ts";
import { useMessages } from "../../i18n/messages.ts";
import { FormActions } from "../../ui/FormActions.tsx";
import { WritingLine } from "../../ui/fields/WritingLine.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { legalityItemName } from "../../ui/names/item-names.ts";
import { Page } from "../../ui/Page.tsx";
import { createWide } from "../../ui/wide.ts";
import { ItemForm } from "./ItemForm.tsx";
import { ItemPanel } from "./ItemPanel.tsx";
import { LegalityList } from "./LegalityList.tsx";
import { messages } from "./messages.ts";
import { createLegality, itemActions } from "./state.ts";

export default function LegalityItemPage() {
  const t = useMessages(messages);
  const file = useOpenFile();
  const params = useParams();
  const legality = createLegality();
  const wide = createWide();
  const id = () => params["item"] ?? "";
  const known = createMemo(() => legality.step(id())?.item.id);
  createEffect(on(id, (item) => file.setPlace(`legality/${item}`, false)));
  const count = () => t.subtitle(legality.village, t.done(legality.done(), legality.steps().length));
  const place = () => {
    const step = legality.step(id());
    return step ? `${t.step(step.number, legality.steps().length)} · ${legality.village}` : legality.village;
  };
  return (
    <Show
      when={wide()}
      fallback={
        <Page
          title={legalityItemName(id())}
          subtitle={place()}
          back={legality.base}
          stack
          actions={
            <Show when={known()} keyed>
              {(item) => <FormActions {...itemActions(legality, item)} />}
            </Show>
          }
        >
          <Show when={file.ydoc()}>
            <WritingLine section="legality" />
            <Show when={known()} keyed fallback={<Notice>{t.unknownItem}</Notice>}>
              {(item) => <ItemForm legality={legality} item={item} />}
            </Show>
          </Show>
        </Page>
      }
    >
      <Page
        title={t.title}
        subtitle={count()}
        back={`/files/${file.entry.id}`}
        stack
        panel={
          <Show when={known()} keyed fallback={<Notice>{t.unknownItem}</Notice>}>
            {(item) => <ItemPanel legality={legality} item={item} />}
          </Show>
        }
        panelLabel={legalityItemName(id())}
      >
        <Show when={file.ydoc()}>
          <WritingLine section="legality" />
          <LegalityList legality={legality} current={id()} />
        </Show>
      </Page>
    </Show>
  );
}
