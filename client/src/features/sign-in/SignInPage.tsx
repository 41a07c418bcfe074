/**
 * Signing in. Accounts that have work on this device come first and open without signal; an expired sign-in renews here
 * while all work goes on elsewhere.
 */
import { useNavigate } from "@solidjs/router";
import { createSignal, For, onMount, Show } from "solid-js";
import { useSession } from "../../app/context.ts";
import { capital } from "../../i18n/capital.ts";
import { language, setLanguage } from "../../i18n/language.ts";
import { useMessages } from "../../i18n/messages.ts";
import type { SignInResult } from "../../sync/model.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Button } from "../../ui/Button.tsx";
import { CardList } from "../../ui/Card.tsx";
import { Chip, Chips } from "../../ui/Chip.tsx";
import { Mark } from "../../ui/Mark.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { roleName } from "../../ui/people/role-name.ts";
import { Row } from "../../ui/Row.tsx";
import { messages } from "./messages.ts";
import styles from "./sign-in.module.css";

type Outcome = Exclude<SignInResult, { kind: "signed-in" }> | { readonly kind: "incomplete" };

export default function SignInPage() {
  const t = useMessages(messages);
  const session = useSession();
  const renewing = () => session.me();
  onMount(() => {
    document.title = `${t.title} · Pendamping`;
  });

  return (
    <main id="content" class={styles["page"]}>
      <div class={styles["brand"]}>
        <h1 class={styles["name"]}>
          <Mark size={44} />
          Pendamping
        </h1>
        <p class={styles["lead"]}>{t.lead}</p>
      </div>
      <Show when={renewing()}>
        <Notice tone="wait">{t.renew}</Notice>
      </Show>
      <Show when={!renewing() && session.accounts().length > 0}>
        <section>
          <h2 class={styles["head"]}>{t.onDevice}</h2>
          <CardList>
            <For each={session.accounts()}>
              {(account) => (
                <Row
                  onClick={() => void session.open(account.account)}
                  start={<Avatar name={account.name} />}
                  title={account.name}
                  detail={`${capital(roleName(account))} · ${account.unsent > 0 ? t.unsent(account.unsent) : t.opens}`}
                />
              )}
            </For>
          </CardList>
        </section>
      </Show>
      <section>
        <Show when={!renewing() && session.accounts().length > 0}>
          <h2 class={styles["head"]}>{t.other}</h2>
        </Show>
        <Credentials username={renewing()?.username ?? ""} />
      </section>
      <div class={styles["foot"]}>
        <a href="/about">{t.about}</a>
        <Chips>
          <Chip on={language() === "id"} onClick={() => setLanguage("id")}>
            Bahasa Indonesia
          </Chip>
          <Chip on={language() === "en"} onClick={() => setLanguage("en")}>
            English
          </Chip>
        </Chips>
      </div>
    </main>
  );
}

/** The form keeps what was typed, whatever the answer. */
function Credentials(props: { username: string }) {
  const t = useMessages(messages);
  const session = useSession();
  const navigate = useNavigate();
  const [outcome, setOutcome] = createSignal<Outcome | null>(null);
  const [working, setWorking] = createSignal(false);
  const [shown, setShown] = createSignal(false);
  let username!: HTMLInputElement;
  let password!: HTMLInputElement;

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (working()) return;
    if (username.value.trim() === "" || password.value === "") {
      setOutcome({ kind: "incomplete" });
      (username.value.trim() === "" ? username : password).focus();
      return;
    }
    setWorking(true);
    setOutcome(null);
    const result = await session.signIn(username.value.trim(), password.value);
    setWorking(false);
    if (result.kind === "signed-in") {
      if (location.pathname === "/sign-in") navigate("/", { replace: true });
    } else setOutcome(result);
  };

  return (
    <form class={styles["form"]} onSubmit={(event) => void submit(event)} novalidate>
      <div class={styles["field"]}>
        <label for="username">{t.username}</label>
        <input
          ref={username}
          id="username"
          name="username"
          value={props.username}
          autocomplete="username"
          autocapitalize="none"
          spellcheck={false}
          enterkeyhint="next"
        />
      </div>
      <div class={styles["field"]}>
        <label for="password">{t.password}</label>
        <input
          ref={password}
          id="password"
          name="password"
          type={shown() ? "text" : "password"}
          autocomplete="current-password"
          autocapitalize="none"
          spellcheck={false}
          enterkeyhint="go"
        />
        <label class={styles["show"]}>
          <input type="checkbox" onChange={(event) => setShown(event.currentTarget.checked)} />
          {t.show}
        </label>
      </div>
      <div role="status">
        <Show when={outcome()}>{(result) => <Notice tone="wait">{sentence(result())}</Notice>}</Show>
      </div>
      <Button type="submit" wide>
        {working() ? t.working : t.submit}
      </Button>
    </form>
  );

  function sentence(result: Outcome): string {
    switch (result.kind) {
      case "incomplete":
        return t.fill;
      case "wrong":
        return t.wrong;
      case "too-many":
        return t.tooMany(result.retryAfterS);
      case "no-signal":
        return session.me() ? t.noSignalRenew : t.noSignal;
      case "server-trouble":
        return t.serverTrouble;
    }
  }
}
