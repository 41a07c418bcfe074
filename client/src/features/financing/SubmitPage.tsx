/** /files/:code/financing/:id/submit. Recording that the application went to the bank: what, to whom, and what is still open. */
import { shownValue } from "@pendamping/shared/file/reading";
import { newRowId, placeAfter, rowAdded } from "@pendamping/shared/file/rows";
import { stageTable } from "@pendamping/shared/financing/applications";
import { formatRupiah, rupiahInWords } from "@pendamping/shared/money";
import { useNavigate, useParams } from "@solidjs/router";
import { For, Show } from "solid-js";
import { useOpenFile } from "../../app/context.ts";
import { language } from "../../i18n/language.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { labelText } from "../../ui/names/item-names.ts";
import { Page } from "../../ui/Page.tsx";
import { checkWords } from "./check-words.ts";
import styles from "./financing.module.css";
import { messages } from "./messages.ts";
import { createApplication, createToday, stageLabel } from "./state.ts";

export default function SubmitPage() {
  const params = useParams<{ id: string }>();
  return (
    <Show when={params.id} keyed>
      {(id) => <Submit id={id} />}
    </Show>
  );
}

function Submit(props: { id: string }) {
  const t = useMessages(messages);
  const file = useOpenFile();
  const navigate = useNavigate();
  const today = createToday();
  const application = createApplication(props.id);
  const value = (field: "amountRp" | "tenorMonths") => {
    const reading = application.row()?.fields[field];
    return reading && shownValue(reading);
  };
  const bank = () => {
    const reading = application.row()?.fields.bank;
    return (reading && shownValue(reading)) ?? "";
  };
  const open = () => application.checks().filter(({ state }) => state !== "met");
  file.setPlace(`financing/${props.id}`, false);
  const submit = () => {
    const name = labelText(stageLabel(application.known(), "submitted"));
    const values = { application: props.id, stage: "submitted", on: today() };
    const row = rowAdded(stageTable, newRowId(), placeAfter(application.stages()), values);
    file.setAll(t.stages.stepName(name), row);
    navigate(`${application.base}#stages`);
  };
  return (
    <Page
      title={t.submit.title(bank())}
      subtitle={file.entry.village}
      back={application.base}
      stack
      actions={
        application.writable() && (
          <div class={styles["buttons"]}>
            <Show
              when={value("amountRp")}
              fallback={
                <Button wide href={`${application.base}#terms`}>
                  {t.submit.amountMissing}
                </Button>
              }
            >
              <Button wide onClick={submit}>
                {t.submit.button}
              </Button>
            </Show>
          </div>
        )
      }
    >
      <Show when={application.known()}>
        {(known) => (
          <>
            <p class={styles["summary"]}>{t.submit.lead}</p>
            <Card pad>
              <dl class={styles["facts"]}>
                <dt>{t.submit.to}</dt>
                <dd>{bank() || labelText(known().scheme.label)}</dd>
                <dt>{t.submit.what}</dt>
                <dd>
                  <Show when={value("amountRp")}>
                    {(amountRp) => (
                      <>
                        <b>{formatRupiah(amountRp())}</b>
                        <span class={styles["detail"]}>{rupiahInWords(amountRp(), language())}</span>
                      </>
                    )}
                  </Show>
                  <Show when={value("tenorMonths")}>{(months) => <span>{t.months(months())}</span>}</Show>
                </dd>
              </dl>
            </Card>
            <Show when={open().length > 0} fallback={<Notice tone="ok">{t.submit.ready}</Notice>}>
              <Notice tone="wait">
                <p>
                  <b>{t.submit.open(open().length)}.</b> {t.submit.openText}
                </p>
                <ul class={styles["differences"]}>
                  <For each={open()}>{(check) => <li>{checkWords(check, known().scheme).title}</li>}</For>
                </ul>
              </Notice>
            </Show>
            <p class={styles["small"]}>{t.submit.after}</p>
          </>
        )}
      </Show>
    </Page>
  );
}
