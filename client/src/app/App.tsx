/**
 * The whole application: opens the device's own records, shows the sign-in page or the pages of the open account, and
 * puts the frame around them. Nothing here waits for the network.
 */
import { Router, type RouteSectionProps, useLocation, useSearchParams } from "@solidjs/router";
import { createMemo, createSignal, ErrorBoundary, lazy, Match, Show, Suspense, Switch } from "solid-js";
import SignInPage from "../features/sign-in/SignInPage.tsx";
import { useMessages } from "../i18n/messages.ts";
import { createLibrary } from "../sync/library.ts";
import type { Library } from "../sync/model.ts";
import { createSession, type DeviceSession } from "../sync/session.ts";
import { Button } from "../ui/Button.tsx";
import { messages as uiMessages } from "../ui/messages.ts";
import { Notice } from "../ui/Notice.tsx";
import { savingWord } from "../ui/saving-word.ts";
import { registerWorker } from "../worker/register.ts";
import styles from "./App.module.css";
import { createAnnouncement } from "./announce.ts";
import { LibraryContext, SessionContext, useSession } from "./context.ts";
import { messages } from "./messages.ts";
import { Navigation } from "./Navigation.tsx";
import { routes } from "./routes.tsx";
import { Trouble } from "./Trouble.tsx";

type Update = ReturnType<typeof registerWorker>;

const StatusSheet = lazy(() => import("../features/status/StatusSheet.tsx"));

export function App() {
  const update = registerWorker();
  const session = createSession();
  return (
    <SessionContext.Provider value={session}>
      <Router root={(section) => <Root {...section} session={session} update={update} />} scrollRestoration>
        {routes}
      </Router>
    </SessionContext.Provider>
  );
}

/** Which of the three it is: the device is being read, nobody is signed in, or an account is open. */
function Root(props: RouteSectionProps & { session: DeviceSession; update: Update }) {
  const account = createMemo(() => props.session.me()?.account);
  const location = useLocation();
  const open = () => location.pathname === "/about" && !account();
  return (
    <Show when={props.session.ready()}>
      <Suspense>
        <Switch>
          <Match when={open()}>{props.children}</Match>
          <Match when={!account()}>
            <SignInPage />
          </Match>
          <Match when={account()}>
            <Account session={props.session} update={props.update}>
              {props.children}
            </Account>
          </Match>
        </Switch>
      </Suspense>
    </Show>
  );
}

function Account(props: { session: DeviceSession; update: Update; children: RouteSectionProps["children"] }) {
  const library = createLibrary(props.session);
  return (
    <LibraryContext.Provider value={library}>
      <Shell update={props.update} library={library}>
        {props.children}
      </Shell>
    </LibraryContext.Provider>
  );
}

function Shell(props: { update: Update; library: Library; children: RouteSectionProps["children"] }) {
  const t = useMessages(messages);
  const words = useMessages(uiMessages);
  const session = useSession();
  const [query] = useSearchParams();
  const [postponed, setPostponed] = createSignal(false);
  const announcement = createAnnouncement(() =>
    t.status(savingWord(words.saving, props.library.overall(), { counted: false, zone: null })),
  );
  return (
    <Show when={session.me()}>
      {(me) => (
        <div class={styles["shell"]}>
          <a class={styles["skip"]} href="#content" target="_self">
            {t.skip}
          </a>
          <Navigation me={me()} />
          <div class={styles["outlet"]}>
            <div class={styles["top"]} data-passing="">
              <Show when={props.update.updateWaiting() && !postponed()}>
                <UpdateOffer update={props.update} postpone={() => setPostponed(true)} />
              </Show>
            </div>
            <ErrorBoundary fallback={(error, reset) => <Trouble error={error} again={reset} />}>
              <Suspense>{props.children}</Suspense>
            </ErrorBoundary>
            <Show when={me().demo}>
              <footer class={styles["demoLine"]}>{t.demoLong}</footer>
            </Show>
          </div>
          <p class="visually-hidden" role="status">
            {announcement()}
          </p>
          <Suspense>
            <Show when={query["sheet"] === "sync"}>
              <StatusSheet />
            </Show>
          </Suspense>
        </div>
      )}
    </Show>
  );
}

/** Offered and never forced: somebody may be typing. */
function UpdateOffer(props: { update: Update; postpone: () => void }) {
  const t = useMessages(messages);
  return (
    <Notice tone="ok" live>
      <p>{t.update}</p>
      <div class={styles["offer"]}>
        <Button small onClick={() => props.update.update()}>
          {t.updateNow}
        </Button>
        <Button small kind="quiet" onClick={() => props.postpone()}>
          {t.later}
        </Button>
      </div>
    </Notice>
  );
}
