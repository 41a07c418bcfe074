/** The first answer of the overview: what is next, who moves, since when. Red only where it is the reader's turn. */
import { formatDay } from "@pendamping/shared/day";
import type { FileSummary, NextStep } from "@pendamping/shared/summary/file-summary";
import type { FinancingStep } from "@pendamping/shared/summary/financing-step";
import { type JSX, Match, Show, Switch } from "solid-js";
import { useOpenFile } from "../../app/context.ts";
import { language } from "../../i18n/language.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useRuleSets } from "../../sync/rule-sets.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { TurnHead } from "../../ui/Duo.tsx";
import { issuerName, legalityItemName } from "../../ui/names/item-names.ts";
import { planSectionName } from "../../ui/names/names.ts";
import { financingStepTitle } from "../../ui/next-step/financing-step.ts";
import { messages } from "./messages.ts";
import styles from "./overview.module.css";

interface Words {
  /** The step lies with an agency that is not late: nobody here moves. */
  readonly waitsFor?: string;
  readonly title: string;
  readonly details: readonly string[];
  readonly target?: string | undefined;
  readonly button: string;
  readonly href: string;
}

/** `decides`: the village's decision is this person's, and not taken yet. */
export function NextStepCard(props: { summary: FileSummary; decides: boolean; share: JSX.Element }) {
  const t = useMessages(messages);
  const file = useOpenFile();
  const base = `/files/${file.entry.id}`;
  const deciding = () => {
    const next = props.summary.next;
    return props.decides && next?.kind === "financing" && next.step.what === "hand-in" && next.step.approval !== null;
  };
  const words = (): Words | undefined => {
    if (deciding())
      return { title: t.decide, details: [t.decideDetail], button: t.openDecision, href: `${base}/approvals` };
    return props.summary.next ? wordsFor(props.summary.next, base) : undefined;
  };
  const mine = () => {
    const next = props.summary.next;
    return deciding() || (next !== null && file.mayWrite(next.kind) && words()?.waitsFor === undefined);
  };
  return (
    <Card pad aria-labelledby="next-step">
      <Show
        when={words()}
        fallback={
          <>
            <p id="next-step">{t.nothing}</p>
            <div class={styles["nextButtons"]}>{props.share}</div>
          </>
        }
      >
        {(step) => (
          <>
            <div class={styles["nextHead"]}>
              <Switch fallback={<h2 id="next-step">{t.nextHead}</h2>}>
                <Match when={mine()}>
                  <TurnHead id="next-step">{t.yourTurn}</TurnHead>
                </Match>
                <Match when={step().waitsFor}>
                  {(agency) => (
                    <h2 id="next-step" class={styles["waits"]}>
                      {t.waitingHead(agency())}
                    </h2>
                  )}
                </Match>
              </Switch>
              <Show when={step().target}>{(day) => <span class={styles["target"]}>{t.target(day())}</span>}</Show>
            </div>
            <p class={styles["nextTitle"]}>{step().title}</p>
            <p class={styles["nextDetail"]}>{step().details.join(" ")}</p>
            <div class={styles["nextButtons"]}>
              <Button wide kind={mine() ? "solid" : "quiet"} href={step().href}>
                {step().button}
              </Button>
              {props.share}
            </div>
          </>
        )}
      </Show>
    </Card>
  );
}

/** "Tanyakan NIB ke OSS"; undefined where nothing is left. Reads the language. */
export function nextStepTitle({ next }: FileSummary): string | undefined {
  return next ? wordsFor(next, "").title : undefined;
}

/** Reads the language. */
function wordsFor(next: NextStep, base: string): Words {
  const t = useMessages(messages);
  switch (next.kind) {
    case "profile":
      return {
        title: t.fillProfile(next.missing),
        details: [t.moversUs],
        button: t.openProfile,
        href: `${base}/profile`,
      };
    case "plan":
      return {
        title: t.writePlan(planSectionName(next.section)),
        details: [t.planDetail],
        button: t.openPlan,
        href: `${base}/plan/${next.section}`,
      };
    case "legality":
      return legalityWords(next, base);
    case "financing":
      return financingWords(next.step, base);
  }
}

function financingWords(step: FinancingStep, base: string): Words {
  const t = useMessages(messages);
  const common = { title: financingStepTitle(step), href: `${base}/${step.place}`, button: t.openFinancing };
  switch (step.what) {
    case "hand-in":
      return { ...common, details: [step.approval === null ? t.handIn : t.handInApproved[step.approval]] };
    case "returned":
      return { ...common, details: [step.answer === null ? t.bankAnswered : t.bankAnswer(step.answer)] };
    case "lender": {
      const day = step.since === null ? undefined : formatDay(step.since, language(), "day-month");
      return {
        ...common,
        waitsFor: step.bank ?? t.bank,
        details: [day === undefined ? t.sinceUnknown : t.sinceDay(day)],
      };
    }
    case "document":
      return { ...common, details: [t.documentDetail, t.moversUs] };
    default:
      return {
        ...common,
        details: [step.lacking ? t.financingLacks : t.financingBeyond, t.moversUs],
        button: step.place.startsWith("plan/") ? t.openFigures : t.openFinancing,
      };
  }
}

function legalityWords(next: Extract<NextStep, { kind: "legality" }>, base: string): Words {
  const t = useMessages(messages);
  const item = legalityItemName(next.item);
  const agency = next.at ?? issuerName(next.item);
  const shortDay = (day: string) => formatDay(day, language(), "day-month");
  const needed = useRuleSets().current().requirements.includes(next.item) ? [t.needed(item)] : [];
  const common = {
    target: next.targetOn === null ? undefined : shortDay(next.targetOn),
    button: t.openItem(item),
    href: `${base}/legality/${next.item}`,
  };
  if (next.mover === "us") {
    const who = next.responsible === null ? t.moversUs : t.responsible(next.responsible);
    return { ...common, title: t.doItem(item), details: [who, ...needed] };
  }
  if (next.days !== null)
    return { ...common, title: t.ask(item, agency), details: [t.submittedDays(next.days), ...needed] };
  const since = next.since === null ? t.sinceUnknown : t.since(shortDay(next.since));
  return { ...common, waitsFor: agency, title: t.submittedAt(item, agency), details: [since, ...needed] };
}
