/**
 * Every address of the application. Below /files/:code one layout opens the file for all its pages. A page is loaded when
 * first opened; the list of files comes with the first load, because on a poor line each further round trip is seconds.
 */
import { Navigate, type RouteDefinition, type RouteSectionProps, useSearchParams } from "@solidjs/router";
import { lazy, Show, Suspense } from "solid-js";
import MyFilesPage from "../features/my-files/MyFilesPage.tsx";
import SignInPage from "../features/sign-in/SignInPage.tsx";
import { OpenFileContext, useLibrary, useSession } from "./context.ts";
import { Missing } from "./Missing.tsx";
import { destinations } from "./navigation.ts";

const WhoSheet = lazy(() => import("../features/who/WhoSheet.tsx"));

export const routes: RouteDefinition[] = [
  { path: "/", component: Home },
  { path: "/sign-in", component: SignInAgain },
  { path: "/files", component: MyFilesPage },
  {
    path: "/files/:code",
    component: FileLayout,
    children: [
      { path: "/", component: lazy(() => import("../features/overview/OverviewPage.tsx")) },
      { path: "/profile/members", component: lazy(() => import("../features/profile/members/MembersPage.tsx")) },
      { path: "/profile/members/import", component: lazy(() => import("../features/profile/members/ImportPage.tsx")) },
      {
        path: ["supervisors", "assets", "kbli", "potential", "commodities", "monthly"].map(
          (table) => `/profile/${table}`,
        ),
        component: lazy(() => import("../features/profile/tables/ProfileTablePage.tsx")),
      },
      { path: ["/profile", "/profile/:group"], component: lazy(() => import("../features/profile/ProfilePage.tsx")) },
      { path: "/legality", component: lazy(() => import("../features/legality/LegalityPage.tsx")) },
      { path: "/legality/*item", component: lazy(() => import("../features/legality/LegalityItemPage.tsx")) },
      { path: "/clashes/*field", component: lazy(() => import("../features/clash/ClashPage.tsx")) },
      { path: "/plan", component: lazy(() => import("../features/plan/PlanPage.tsx")) },
      { path: "/plan/figures/:table", component: lazy(() => import("../features/plan/figures/FiguresPage.tsx")) },
      { path: "/plan/projections", component: lazy(() => import("../features/plan/projections/ProjectionsPage.tsx")) },
      { path: "/plan/:section", component: lazy(() => import("../features/plan/PlanSectionPage.tsx")) },
      { path: "/financing", component: lazy(() => import("../features/financing/FinancingPage.tsx")) },
      { path: "/financing/:id", component: lazy(() => import("../features/financing/ApplicationPage.tsx")) },
      { path: "/financing/:id/schedule", component: lazy(() => import("../features/financing/SchedulePage.tsx")) },
      { path: "/financing/:id/submit", component: lazy(() => import("../features/financing/SubmitPage.tsx")) },
      { path: "/approvals", component: lazy(() => import("../features/approval/ApprovalsPage.tsx")) },
      { path: "/approvals/:application", component: lazy(() => import("../features/approval/ApprovalPage.tsx")) },
      { path: ["/notes", "/notes/:id"], component: lazy(() => import("../features/notes/NotesPage.tsx")) },
      { path: "/papers", component: lazy(() => import("../features/papers/PapersPage.tsx")) },
      { path: "/papers/:kind", component: lazy(() => import("../features/papers/PaperPage.tsx")) },
      {
        path: ["/simkopdes", "/simkopdes/:group"],
        component: lazy(() => import("../features/simkopdes/SimkopdesPage.tsx")),
      },
      { path: "/suggestions", component: lazy(() => import("../features/suggestion/SuggestionsPage.tsx")) },
      { path: "/suggestions/:id", component: lazy(() => import("../features/suggestion/SuggestionPage.tsx")) },
      { path: "/*", component: () => <Missing /> },
    ],
  },
  { path: "/search", component: lazy(() => import("../features/search/SearchPage.tsx")) },
  { path: "/me", component: lazy(() => import("../features/me/MePage.tsx")) },
  { path: "/me/password", component: lazy(() => import("../features/me/PasswordPage.tsx")) },
  { path: "/about", component: lazy(() => import("../features/me/AboutPage.tsx")) },
  { path: "/people", component: lazy(() => import("../features/people/PeoplePage.tsx")) },
  { path: "/people/:account", component: lazy(() => import("../features/people/PersonPage.tsx")) },
  { path: "/rules", component: lazy(() => import("../features/rules/RulesPage.tsx")) },
  { path: "/rules/:set/edit", component: lazy(() => import("../features/rules/RuleEditPage.tsx")) },
  { path: "/rules/:set/publish", component: lazy(() => import("../features/rules/RulePublishPage.tsx")) },
  { path: ["/rules/:set", "/rules/:set/:version"], component: lazy(() => import("../features/rules/RuleSetPage.tsx")) },
  { path: "*", component: () => <Missing /> },
];

function Home() {
  const session = useSession();
  return <Show when={session.me()}>{(me) => <Navigate href={destinations(me())[0]?.href ?? "/me"} />}</Show>;
}

/** An expired sign-in is renewed here, within the frame: all work goes on meanwhile. */
function SignInAgain() {
  const session = useSession();
  return (
    <Show when={session.credential() === "expired"} fallback={<Navigate href="/" />}>
      <SignInPage />
    </Show>
  );
}

/** Opens the file once for all pages below it; another code opens another file. */
function FileLayout(props: RouteSectionProps) {
  const session = useSession();
  const library = useLibrary();
  const [query] = useSearchParams();
  const assigned = () => session.me()?.files.some((file) => file.id === props.params["code"]);
  const code = () =>
    library.ready() ? library.files().find((file) => file.id === props.params["code"])?.id : undefined;
  return (
    <Show
      when={code()}
      keyed
      fallback={
        // assigned, but the device's rows are still being read: a moment of nothing
        <Show when={!assigned()}>
          <Missing file />
        </Show>
      }
    >
      {(id) => (
        <OpenFileContext.Provider value={library.open(id)}>
          {props.children}
          <Suspense>
            <Show when={query["sheet"] === "who"}>
              <WhoSheet />
            </Show>
          </Suspense>
        </OpenFileContext.Provider>
      )}
    </Show>
  );
}
