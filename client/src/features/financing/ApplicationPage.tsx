/**
 * /files/:code/financing/:id. One application: its figures first, what its scheme still demands, under which rules, what has to be paid
 * and whether the plan bears it; below, everything that the letter says, the village's approval, the papers, and the way so far. Where
 * there is room the requirements stand beside it.
 */
import { shownValue } from "@pendamping/shared/file/reading";
import { rowKey, rowWithdrawn } from "@pendamping/shared/file/rows";
import { applicationTable, mainApplication } from "@pendamping/shared/financing/applications";
import { useParams } from "@solidjs/router";
import { Match, Show, Switch } from "solid-js";
import { useOpenFile } from "../../app/context.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Button } from "../../ui/Button.tsx";
import { UndoButton } from "../../ui/fields/UndoButton.tsx";
import { WritingLine } from "../../ui/fields/WritingLine.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { labelText } from "../../ui/names/item-names.ts";
import { Page } from "../../ui/Page.tsx";
import { createWide } from "../../ui/wide.ts";
import { ApprovalCard } from "./ApprovalCard.tsx";
import { Checks } from "./Checks.tsx";
import { Documents } from "./Documents.tsx";
import { FollowedScheme } from "./FollowedScheme.tsx";
import styles from "./financing.module.css";
import { Instalment } from "./Instalment.tsx";
import { messages } from "./messages.ts";
import { RuleLine } from "./RuleLine.tsx";
import { SchemeChooser } from "./SchemeChooser.tsx";
import { Stages } from "./Stages.tsx";
import { Stress } from "./Stress.tsx";
import { createApplication, type OneApplication, stageLabel } from "./state.ts";
import { Details, Terms } from "./Terms.tsx";

export default function ApplicationPage() {
  const params = useParams<{ id: string }>();
  return (
    <Show when={params.id} keyed>
      {(id) => <Application id={id} />}
    </Show>
  );
}

function Application(props: { id: string }) {
  const t = useMessages(messages);
  const file = useOpenFile();
  const wide = createWide();
  const application = createApplication(props.id);
  file.setPlace(`financing/${props.id}`, false);
  const applies = () => application.known()?.scheme.applies === true;
  const subtitle = () => {
    const bank = application.row()?.fields.bank;
    const stage = application.known()
      ? labelText(stageLabel(application.known(), application.stage())).toLowerCase()
      : "";
    return t.subtitle(file.entry.village, (bank && shownValue(bank)) ?? "", stage);
  };
  return (
    <Page
      title={t.title}
      subtitle={subtitle()}
      back={`/files/${file.entry.id}/financing`}
      stack
      panel={
        <Show when={wide() && applies()}>
          <div class={styles["panel"]}>
            <Checks application={application} />
            <RuleLine application={application} />
          </div>
        </Show>
      }
      panelLabel={t.checks.title}
    >
      <Show when={application.row()}>
        {(row) => (
          <>
            <WritingLine section="financing" />
            <Show when={!row().withdrawn} fallback={<Withdrawn application={application} />}>
              <Switch>
                <Match when={application.applied().kind === "none"}>
                  <Show when={application.writable()} fallback={<p>{t.notStarted}</p>}>
                    <SchemeChooser application={application} />
                  </Show>
                </Match>
                <Match when={unknownScheme(application)}>
                  {(unknown) => <Notice tone="wait">{t.schemes.unknown(unknown().scheme, unknown().ruleSet)}</Notice>}
                </Match>
                <Match when={application.known() && !applies()}>
                  <FollowedScheme application={application} />
                </Match>
                <Match when={applies()}>
                  <Terms application={application} />
                  <Show when={!wide()}>
                    <Checks application={application} />
                    <RuleLine application={application} />
                  </Show>
                  <Instalment application={application} />
                  <Stress application={application} />
                  <Details application={application} />
                  <ApprovalCard application={application} />
                  <Documents application={application} />
                  <Stages application={application} />
                </Match>
              </Switch>
              <Foot application={application} />
            </Show>
          </>
        )}
      </Show>
    </Page>
  );
}

/** Undoing one's last step, and taking back an application that is not the first. */
function Foot(props: { application: OneApplication }) {
  const t = useMessages(messages);
  const file = useOpenFile();
  const withdraw = () =>
    file.setAll(t.withdraw, [rowWithdrawn(applicationTable, props.application.id, new Date().toISOString())]);
  return (
    <div class={styles["foot"]}>
      <UndoButton />
      <Button
        kind="quiet"
        href={`/files/${file.entry.id}/notes?about=${encodeURIComponent(`financing/${props.application.id}`)}`}
      >
        {t.note}
      </Button>
      <Show when={props.application.writable() && props.application.id !== mainApplication}>
        <Button kind="quiet" onClick={withdraw}>
          {t.withdraw}
        </Button>
      </Show>
    </div>
  );
}

function Withdrawn(props: { application: OneApplication }) {
  const t = useMessages(messages);
  const file = useOpenFile();
  const key = () => rowKey(applicationTable.name, props.application.id, "withdrawnAt");
  return (
    <>
      <Notice>{t.withdrawn}</Notice>
      <Show when={props.application.writable()}>
        <Button kind="quiet" onClick={() => file.setAll(t.restore, [{ root: "financing", key: key(), value: null }])}>
          {t.restore}
        </Button>
      </Show>
    </>
  );
}

function unknownScheme(application: OneApplication) {
  const applied = application.applied();
  return applied.kind === "unknown" ? applied : undefined;
}
