/** /files/:code/financing. The applications of the cooperative: the first, others, top-ups. */
import { shownValue } from "@pendamping/shared/file/reading";
import { newRowId, placeAfter, rowAdded } from "@pendamping/shared/file/rows";
import { applicationTable, mainApplication } from "@pendamping/shared/financing/applications";
import { formatRupiah } from "@pendamping/shared/money";
import { useNavigate } from "@solidjs/router";
import { createMemo, For, Show } from "solid-js";
import IconTopUp from "~icons/ph/arrow-bend-right-up-bold";
import IconBank from "~icons/ph/bank-bold";
import IconAdd from "~icons/ph/plus-bold";
import { useOpenFile } from "../../app/context.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Bullet } from "../../ui/Bullet.tsx";
import { Button } from "../../ui/Button.tsx";
import { CardList } from "../../ui/Card.tsx";
import { WritingLine } from "../../ui/fields/WritingLine.tsx";
import { labelText } from "../../ui/names/item-names.ts";
import { Page } from "../../ui/Page.tsx";
import { Row } from "../../ui/Row.tsx";
import styles from "./financing.module.css";
import { messages } from "./messages.ts";
import { createApplications, type ListedApplication, stageLabel } from "./state.ts";

export default function FinancingPage() {
  const t = useMessages(messages);
  const file = useOpenFile();
  const navigate = useNavigate();
  const applications = createApplications();
  const main = createMemo(() => applications().find(({ row }) => row.id === mainApplication));
  const writable = () => file.mayWrite("financing") && !file.newerThanApp();
  const topsUp = () => {
    const applied = main()?.applied;
    return applied?.kind === "known" && applied.scheme.topUp ? applied : undefined;
  };
  file.setPlace("financing", false);
  const add = (kind: "new" | "top-up") => {
    const id = newRowId();
    const place = placeAfter(applications().map(({ row }) => row));
    const under = kind === "top-up" ? topsUp() : undefined;
    const scheme = under && {
      scheme: under.scheme.id,
      ruleSet: under.ruleSet.id,
      ruleSetVersion: under.ruleSet.version,
      topUpOf: mainApplication,
    };
    file.setAll(kind === "new" ? t.add : t.addTopUp, rowAdded(applicationTable, id, place, { kind, ...scheme }));
    navigate(`/files/${file.entry.id}/financing/${id}`);
  };
  return (
    <Page title={t.title} subtitle={file.entry.village} back={`/files/${file.entry.id}`} stack>
      <Show when={main()}>
        <WritingLine section="financing" />
        <CardList label={t.applications}>
          <For each={applications().map(({ row }) => row.id)}>
            {(id) => (
              <Show when={applications().find(({ row }) => row.id === id)}>
                {(listed) => <ApplicationRowView listed={listed()} />}
              </Show>
            )}
          </For>
        </CardList>
        <p class={styles["summary"]}>{t.listLead}</p>
        <Show when={writable()}>
          <div class={styles["buttons"]}>
            <Button kind="quiet" icon={<IconAdd aria-hidden="true" />} onClick={() => add("new")}>
              {t.add}
            </Button>
            <Show when={topsUp()}>
              <Button kind="quiet" icon={<IconTopUp aria-hidden="true" />} onClick={() => add("top-up")}>
                {t.addTopUp}
              </Button>
            </Show>
          </div>
        </Show>
      </Show>
    </Page>
  );
}

function ApplicationRowView(props: { listed: ListedApplication }) {
  const t = useMessages(messages);
  const file = useOpenFile();
  const fields = () => props.listed.row.fields;
  const known = () => (props.listed.applied.kind === "known" ? props.listed.applied : undefined);
  const title = () => {
    const applied = known();
    if (shownValue(fields().kind) === "top-up") return t.topUp;
    return applied ? labelText(applied.scheme.label) : t.application;
  };
  const detail = () => {
    const amountRp = shownValue(fields().amountRp);
    const months = shownValue(fields().tenorMonths);
    const parts = [
      shownValue(fields().bank),
      amountRp === undefined ? undefined : formatRupiah(amountRp),
      months === undefined ? undefined : t.months(months),
    ].filter((part) => part !== undefined);
    return parts.length > 0 ? parts.join(" · ") : t.notStarted;
  };
  return (
    <Row
      href={`/files/${file.entry.id}/financing/${props.listed.row.id}`}
      start={
        <Bullet tone="ok">
          <IconBank width="20" height="20" />
        </Bullet>
      }
      title={title()}
      detail={
        <>
          {detail()}
          <Show when={known()}>{(applied) => <> · {labelText(stageLabel(applied(), props.listed.stage))}</>}</Show>
        </>
      }
    />
  );
}
