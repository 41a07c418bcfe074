/**
 * One person and what they have been assigned. Ending an assignment is a decision: what it does is said before, and one
 * button names it.
 */
import { dayOf, formatDay, formatInstant } from "@pendamping/shared/day";
import type { AssignmentEntry, PersonEntry } from "@pendamping/shared/protocol/people";
import { useParams } from "@solidjs/router";
import { createSignal, createUniqueId, For, Show } from "solid-js";
import { useSession } from "../../app/context.ts";
import { capital } from "../../i18n/capital.ts";
import { language } from "../../i18n/language.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Button } from "../../ui/Button.tsx";
import { CardList } from "../../ui/Card.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Page } from "../../ui/Page.tsx";
import { roleName } from "../../ui/people/role-name.ts";
import { SectionHead } from "../../ui/SectionHead.tsx";
import { Loaded } from "./Loaded.tsx";
import { messages } from "./messages.ts";
import styles from "./people.module.css";
import { createPeople, isActive, type People } from "./state.ts";

export default function PersonPage() {
  const t = useMessages(messages);
  const params = useParams<{ account: string }>();
  const people = createPeople();
  const person = () => people.list()?.find(({ account }) => account === params.account);
  return (
    <Page
      title={person()?.name ?? t.title}
      subtitle={person() ? `${capital(roleName(person() as PersonEntry))} · ${person()?.place}` : undefined}
      back="/people"
    >
      <Loaded people={people}>
        {() => (
          <Show when={person()} fallback={<p>{t.missing}</p>}>
            {(found) => (
              <>
                <SectionHead title={t.assignments} aside={found().username} />
                <Show when={found().assignments.length > 0} fallback={<p>{capital(t.noActive)}</p>}>
                  <CardList>
                    <For each={found().assignments}>
                      {(assignment) => <Assignment assignment={assignment} name={found().name} people={people} />}
                    </For>
                  </CardList>
                </Show>
              </>
            )}
          </Show>
        )}
      </Loaded>
    </Page>
  );
}

function Assignment(props: { assignment: AssignmentEntry; name: string; people: People }) {
  const t = useMessages(messages);
  const session = useSession();
  const zone = () => session.me()?.zone ?? "Asia/Jakarta";
  const [asking, setAsking] = createSignal(false);
  const [working, setWorking] = createSignal(false);
  const [problem, setProblem] = createSignal<string | null>(null);
  const reasonId = createUniqueId();
  let reason: HTMLInputElement | undefined;

  const scope = () => {
    const { scope } = props.assignment;
    if (scope === "") return t.nation;
    if (scope.length === 10) return t.file(scope);
    const region = session.me()?.region;
    return region?.code === scope ? region.name : t.region(scope);
  };
  const when = () => {
    const { startsOn, endsOn, endedAt } = props.assignment;
    const day = (iso: string) => formatDay(iso, language(), "short");
    if (endedAt) return t.ended(formatInstant(endedAt, zone(), language()));
    return endsOn ? t.between(day(startsOn), day(endsOn)) : t.from(day(startsOn));
  };
  const end = async () => {
    if (working()) return;
    setWorking(true);
    const result = await props.people.end(props.assignment.id, reason?.value ?? "");
    setWorking(false);
    if (result === null) setAsking(false);
    setProblem(
      result === null ? null : result === "no-signal" || result === "signed-out" ? t.problem[result] : t.problem.other,
    );
  };

  return (
    <li class={styles["assignment"]}>
      <div class={styles["first"]}>
        <div>
          <b>{scope()}</b>
          <p class={styles["dim"]}>
            {when()}
            <Show when={props.assignment.decree}>{(decree) => ` · ${t.decree(decree())}`}</Show>
          </p>
        </div>
        <Show when={!asking() && isActive(props.assignment, dayOf(new Date(), zone()))}>
          <Button small kind="quiet" onClick={() => setAsking(true)}>
            {t.end}
          </Button>
        </Show>
      </div>
      <Show when={asking()}>
        <Notice>{t.what(props.name, scope())}</Notice>
        <div class={styles["field"]}>
          <label for={reasonId}>{t.reason}</label>
          <input ref={reason} id={reasonId} maxlength={2000} autocomplete="off" />
        </div>
        <Show when={problem()}>
          <Notice tone="wait" live>
            {problem()}
          </Notice>
        </Show>
        <div class={styles["buttons"]}>
          <Button onClick={() => void end()}>{working() ? t.working : t.endNow(scope())}</Button>
          <Button kind="quiet" onClick={() => setAsking(false)}>
            {t.cancel}
          </Button>
        </div>
      </Show>
    </li>
  );
}
