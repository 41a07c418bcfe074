/** "Giliran Anda": at most three, each with its reason, and one tap to where it is settled. */

import { For, type JSX, lazy, Match, Show, Suspense, Switch } from "solid-js";
import IconClash from "~icons/ph/arrows-split-bold";
import IconQuestion from "~icons/ph/chat-circle-text-bold";
import IconSuggestion from "~icons/ph/chat-teardrop-text-bold";
import IconStep from "~icons/ph/footprints-bold";
import IconAsk from "~icons/ph/hourglass-medium-bold";
import IconDecision from "~icons/ph/stamp-bold";
import { useMessages } from "../../i18n/messages.ts";
import { Bullet } from "../../ui/Bullet.tsx";
import { Card, CardList } from "../../ui/Card.tsx";
import { TurnHead } from "../../ui/Duo.tsx";
import { issuerName, legalityItemName } from "../../ui/names/item-names.ts";
import { roleName } from "../../ui/people/role-name.ts";
import { Row } from "../../ui/Row.tsx";
import { messages } from "./messages.ts";
import styles from "./my-files.module.css";
import { shortDay } from "./next-step.ts";
import type { Turn } from "./turns.ts";

/** Names of all fields come after the first screen. */
const FieldName = lazy(() => import("../../ui/names/FieldName.tsx"));
const shownFirst = 3;

export function TurnCard(props: { turns: readonly Turn[]; all: boolean; allHref: string; fewerHref: string }) {
  const t = useMessages(messages);
  const shown = () => (props.all ? props.turns : props.turns.slice(0, shownFirst));
  return (
    <Card class={styles["turns"]} aria-labelledby="turn">
      <div class={styles["turnHead"]}>
        <TurnHead id="turn">{t.turn.title}</TurnHead>
        <Show when={props.turns.length > 0}>
          <span class={styles["quiet"]}>{t.turn.count(props.turns.length)}</span>
        </Show>
      </div>
      <Show when={props.turns.length > 0} fallback={<p class={styles["none"]}>{t.turn.none}</p>}>
        <CardList flat>
          <For each={shown()}>{(turn) => <TurnRow turn={turn} />}</For>
        </CardList>
      </Show>
      <Show when={props.turns.length > shownFirst}>
        <p class={styles["all"]}>
          <a href={props.all ? props.fewerHref : props.allHref} noScroll>
            {props.all ? t.turn.fewer : t.turn.all(props.turns.length)}
          </a>
        </p>
      </Show>
    </Card>
  );
}

function TurnRow(props: { turn: Turn }) {
  const t = useMessages(messages);
  const words = (): { title: string; detail: JSX.Element } => {
    const { turn } = props;
    const { village } = turn.file;
    switch (turn.kind) {
      case "clash":
        return {
          title: turn.count === 1 ? t.turn.clash : t.turn.clashes(turn.count),
          detail: <Field village={village} root={turn.root} name={turn.key} />,
        };
      case "suggestion": {
        const from = turn.from ? roleName(turn.from) : "";
        return {
          title: turn.count === 1 ? t.turn.suggestion(from) : t.turn.suggestions(turn.count, from),
          detail: <Field village={village} root={turn.root} name={turn.key} />,
        };
      }
      case "decision":
        return { title: t.turn.decision, detail: village };
      case "questions":
        return { title: t.turn.questions(turn.count), detail: village };
      case "ask":
        return {
          title: t.turn.ask(legalityItemName(turn.step.item), turn.step.at ?? issuerName(turn.step.item)),
          detail: `${village} · ${t.turn.waited(turn.step.days ?? 0)}`,
        };
      case "step": {
        const { targetOn, responsible } = turn.step;
        const reason = targetOn
          ? t.turn.target(shortDay(targetOn))
          : responsible
            ? t.turn.responsible(responsible)
            : t.turn.next;
        return { title: t.turn.step(legalityItemName(turn.step.item)), detail: `${village} · ${reason}` };
      }
    }
  };
  return (
    <Row
      href={props.turn.href}
      start={
        <Bullet tone={props.turn.kind === "suggestion" ? "suggest" : "turn"}>
          <Switch fallback={<IconStep />}>
            <Match when={props.turn.kind === "decision"}>
              <IconDecision />
            </Match>
            <Match when={props.turn.kind === "clash"}>
              <IconClash />
            </Match>
            <Match when={props.turn.kind === "suggestion"}>
              <IconSuggestion />
            </Match>
            <Match when={props.turn.kind === "questions"}>
              <IconQuestion />
            </Match>
            <Match when={props.turn.kind === "ask"}>
              <IconAsk />
            </Match>
          </Switch>
        </Bullet>
      }
      title={words().title}
      detail={words().detail}
    />
  );
}

function Field(props: { village: string; root: string; name: string | null }) {
  return (
    <>
      {props.village}
      <Suspense>
        {" · "}
        <FieldName root={props.root} name={props.name} />
      </Suspense>
    </>
  );
}
