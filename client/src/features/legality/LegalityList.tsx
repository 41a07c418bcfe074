/** The steps as a path: walked stretches are two lines, the stretch ahead is dotted. */
import { formatDay } from "@pendamping/shared/day";
import { shownValue } from "@pendamping/shared/file/reading";
import { outletRule } from "@pendamping/shared/rule-set/rule-set";
import { A } from "@solidjs/router";
import { createSignal, For, Match, Show, Switch } from "solid-js";
import IconFold from "~icons/ph/caret-down-bold";
import IconCheck from "~icons/ph/check-bold";
import IconStuck from "~icons/ph/hourglass-medium-bold";
import IconNotNeeded from "~icons/ph/minus-bold";
import IconTwo from "~icons/ph/not-equals-bold";
import IconEvidence from "~icons/ph/paperclip-bold";
import { capital } from "../../i18n/capital.ts";
import { language } from "../../i18n/language.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useRuleSets } from "../../sync/rule-sets.ts";
import { Card } from "../../ui/Card.tsx";
import { groupByFour } from "../../ui/fields/grouping.ts";
import { legalityItemName } from "../../ui/names/item-names.ts";
import { Ticks } from "../../ui/Ticks.tsx";
import styles from "./legality.module.css";
import { messages } from "./messages.ts";
import { agencyOf, expiryText, type Legality, type Step } from "./state.ts";

/** From so many done steps at the beginning, all but the last are folded. */
const foldFrom = 3;

export function LegalityList(props: { legality: Legality; current?: string | undefined }) {
  const t = useMessages(messages);
  const [open, setOpen] = createSignal(false);
  const doneFirst = () => {
    const steps = props.legality.steps();
    const end = steps.findIndex((step) => !isDone(step));
    return end === -1 ? steps.length : end;
  };
  const folded = () => (doneFirst() >= foldFrom ? props.legality.steps().slice(0, doneFirst() - 1) : []);
  const shown = () => props.legality.steps().slice(open() ? 0 : folded().length);
  const next = () => {
    const found = props.legality.next();
    return found ? props.legality.step(found.item) : undefined;
  };
  const name = (step: Step | undefined) => (step ? legalityItemName(step.item.id) : "");
  return (
    <>
      <Card pad>
        <div class={styles["ticks"]}>
          <Ticks full ticks={props.legality.ticks()} />
        </div>
        <p class={styles["next"]}>
          <Show when={next()} fallback={t.allDone}>
            {(step) => (
              <>
                {t.nextLabel}
                <b>{legalityItemName(step().item.id)}</b>
                <Show when={props.legality.next()?.mover === "agency"} fallback={t.moverUs}>
                  {t.mover}
                  <b>{agencyOf(step().item)}</b>
                  {t.youAsk}
                </Show>
              </>
            )}
          </Show>
        </p>
      </Card>
      <Card>
        {/* biome-ignore lint/a11y/noRedundantRoles: a list without markers is none to VoiceOver unless it says so */}
        <ol role="list" class={styles["steps"]} aria-label={t.list}>
          <Show when={folded().length > 0}>
            <li data-tick="done">
              <span class={styles["mark"]} aria-hidden="true">
                {folded().length}
              </span>
              <button type="button" class={styles["fold"]} aria-expanded={open()} onClick={() => setOpen(!open())}>
                <span class="visually-hidden">{t.showFolded(folded().length)}: </span>
                <b>{t.folded(name(folded()[0]), name(folded().at(-1)))}</b>
                <IconFold width="1em" height="1em" aria-hidden="true" />
              </button>
            </li>
          </Show>
          {/* by id: a change in one item must not draw all rows anew under somebody's focus */}
          <For each={shown().map((step) => step.item.id)}>
            {(item) => (
              <Show when={props.legality.step(item)}>
                {(step) => <StepRow legality={props.legality} step={step()} current={item === props.current} />}
              </Show>
            )}
          </For>
        </ol>
      </Card>
    </>
  );
}

function StepRow(props: { legality: Legality; step: Step; current: boolean }) {
  const t = useMessages(messages);
  const isNext = () => props.legality.next()?.item === props.step.item.id;
  return (
    <li data-tick={props.step.tick} data-next={isNext() ? "" : undefined} data-current={props.current ? "" : undefined}>
      <span class={styles["mark"]} aria-hidden="true">
        <Switch fallback={props.step.number}>
          <Match when={props.step.tick === "done"}>
            <IconCheck width="15" height="15" />
          </Match>
          <Match when={props.step.tick === "not-needed"}>
            <IconNotNeeded width="15" height="15" />
          </Match>
          <Match when={props.step.tick === "stuck"}>
            <IconStuck width="15" height="15" />
          </Match>
        </Switch>
      </span>
      <A
        class={styles["step"]}
        href={`${props.legality.base}/${props.step.item.id}`}
        aria-current={props.current ? "true" : undefined}
      >
        <span class={styles["line"]}>
          <b>{legalityItemName(props.step.item.id)}</b>
          <span class={styles["aside"]}>{asideOf(props.step)}</span>
        </span>
        <span class={styles["detail"]} data-tone={pressing(props.step) ? "wait" : undefined}>
          <span class="visually-hidden">{t.states[props.step.tick]}. </span>
          {detailOf(props.step)}
        </span>
        <Show when={props.step.evidence > 0}>
          <span class={styles["evidence"]}>
            <IconEvidence width="1em" height="1em" aria-hidden="true" /> {t.evidence(props.step.evidence)}
          </span>
        </Show>
        <Show when={props.step.isContested}>
          <span class={styles["clash"]}>
            <IconTwo width="1em" height="1em" aria-hidden="true" /> {t.twoValues}
          </span>
        </Show>
      </A>
    </li>
  );
}

function isDone(step: Step): boolean {
  return step.tick === "done" || step.tick === "not-needed";
}

/** Somebody has to see to it: it lies too long, or it ends. */
function pressing(step: Step): boolean {
  return step.tick === "stuck" || (step.expiry !== null && step.expiry.state !== "valid");
}

/** At the end of the row: when it was done, else when it is due or who holds it. */
function asideOf({ item, tick, overdueDays }: Step): string {
  const t = useMessages(messages);
  const short = (day: string) => formatDay(day, language(), "day-month");
  const doneOn = shownValue(item.issuedOn) ?? shownValue(item.heldOn);
  if (tick === "done") return doneOn === undefined ? "" : short(doneOn);
  if (overdueDays > 0) return t.overdue(overdueDays);
  const target = shownValue(item.targetOn);
  return target === undefined ? (shownValue(item.responsible) ?? "") : t.target(short(target));
}

/** Under the name: the number where there is one, else what it waits for or where it lies. */
function detailOf(step: Step): string {
  const t = useMessages(messages);
  const { item } = step;
  const short = (day: string) => formatDay(day, language(), "day-month");
  if (step.stuck) return t.stuck(agencyOf(item), short(step.stuck.since), step.stuck.days);
  const status = shownValue(item.status);
  if (status === "not-needed") return shownValue(item.notNeededReason) ?? t.states["not-needed"];
  if (status === "submitted") {
    const since = shownValue(item.submittedOn);
    return since === undefined ? t.submittedTo(agencyOf(item)) : t.submitted(agencyOf(item), short(since));
  }
  const proof = proofOf(step);
  const waits = step.tick === "done" ? [] : step.waitingFor.slice(0, 2).map(legalityItemName);
  const outlet = item.outlet ? outletRule(useRuleSets().current(), item.outlet) : undefined;
  const expiry = step.expiry;
  const ends = expiry?.state === "valid" ? t.expires(formatDay(expiry.on, language(), "short")) : undefined;
  const parts = [
    expiry && expiry.state !== "valid" ? capital(expiryText(expiry)) : undefined, // first: it presses
    proof,
    ends,
    waits.length > 0 ? t.waitingFor(waits.join(t.and)) : undefined,
    outlet && outlet.kbli.length > 0 && step.tick !== "done" ? t.kbli(outlet.kbli.length) : undefined,
  ].filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join(" · ") : t.states[step.tick];
}

/** What proves the item, short. An account number shows only its end: the list is read over shoulders. */
function proofOf({ item }: Step): string | undefined {
  const t = useMessages(messages);
  const number = shownValue(item.number);
  if (item.rule.personal) {
    const parts = [shownValue(item.bank), number === undefined ? undefined : t.endingIn(number.slice(-4))];
    return parts.filter((part) => part !== undefined).join(", ") || undefined;
  }
  if (number !== undefined) return item.rule.numeric ? groupByFour(number) : number;
  const participants = shownValue(item.participants);
  return shownValue(item.accountName) ?? (participants === undefined ? undefined : t.participants(participants));
}
