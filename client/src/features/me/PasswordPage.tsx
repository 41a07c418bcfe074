/** /me/password. Changes one's own password; it needs the server, and says so in place. Other devices must then sign in again. */
import { createSignal, Show } from "solid-js";
import * as v from "valibot";
import { useSession } from "../../app/context.ts";
import { useMessages } from "../../i18n/messages.ts";
import { type ApiAnswer, callApi } from "../../sync/http.ts";
import { Button } from "../../ui/Button.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Page } from "../../ui/Page.tsx";
import styles from "./me.module.css";
import { messages } from "./messages.ts";

/** As the server has it. */
const lengthMin = 8;

type Outcome = "incomplete" | "short" | "same" | "changed" | ApiAnswer<unknown>["kind"];

export default function PasswordPage() {
  const t = useMessages(messages);
  const session = useSession();
  const [outcome, setOutcome] = createSignal<Outcome | null>(null);
  const [working, setWorking] = createSignal(false);
  const [shown, setShown] = createSignal(false);
  let current!: HTMLInputElement;
  let chosen!: HTMLInputElement;

  const problem = (): Outcome | null => {
    if (current.value === "" || chosen.value === "") return "incomplete";
    if (chosen.value.length < lengthMin) return "short";
    return chosen.value === current.value ? "same" : null;
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (working()) return;
    const found = problem();
    setOutcome(found);
    if (found) return (current.value === "" ? current : chosen).focus();
    setWorking(true);
    const answer = await callApi("/api/auth/change-password", v.unknown(), {
      body: { currentPassword: current.value, newPassword: chosen.value, revokeOtherSessions: true },
    });
    setWorking(false);
    setOutcome(answer.kind === "ok" ? "changed" : answer.kind);
    if (answer.kind === "ok") {
      current.value = "";
      chosen.value = "";
    }
  };
  const sentence = (now: Outcome) => {
    switch (now) {
      case "incomplete":
        return t.password.incomplete;
      case "short":
        return t.password.short(lengthMin);
      case "same":
        return t.password.same;
      case "ok":
      case "changed":
        return t.password.changed;
      case "no-signal":
        return t.password.noSignal;
      case "signed-out":
        return t.password.signedOut;
      case "refused":
        return t.password.wrong;
      case "too-old":
      case "server-trouble":
        return t.password.serverTrouble;
    }
  };
  return (
    <Page title={t.password.title} back="/me" stack>
      <form class={styles["form"]} onSubmit={(event) => void submit(event)} novalidate>
        <p class={styles["dim"]}>{t.password.lead}</p>
        {/* for password managers, which file a password under its user name */}
        <input
          type="text"
          name="username"
          autocomplete="username"
          value={session.me()?.username ?? ""}
          hidden
          readonly
        />
        <label class={styles["field"]}>
          <span>{t.password.current}</span>
          <input
            ref={current}
            type={shown() ? "text" : "password"}
            autocomplete="current-password"
            autocapitalize="none"
            spellcheck={false}
            enterkeyhint="next"
          />
        </label>
        <label class={styles["field"]}>
          <span>{t.password.chosen}</span>
          <input
            ref={chosen}
            type={shown() ? "text" : "password"}
            autocomplete="new-password"
            autocapitalize="none"
            spellcheck={false}
            enterkeyhint="go"
          />
          <span class={styles["dim"]}>{t.password.hint(lengthMin)}</span>
        </label>
        <label class={styles["show"]}>
          <input type="checkbox" onChange={(event) => setShown(event.currentTarget.checked)} />
          {t.password.show}
        </label>
        <div role="status">
          <Show when={outcome()}>
            {(now) => <Notice tone={now() === "changed" ? "ok" : "wait"}>{sentence(now())}</Notice>}
          </Show>
        </div>
        <Button type="submit" wide>
          {working() ? t.password.working : t.password.submit}
        </Button>
      </form>
    </Page>
  );
}
