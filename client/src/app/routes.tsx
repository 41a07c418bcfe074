/**
 * Every address of the application. A page is loaded when first opened, and is then on the device; below /files/:code one
 * layout opens the file for all its pages.
 */
import { Navigate, type RouteDefinition, type RouteSectionProps } from "@solidjs/router";
import { lazy, Show } from "solid-js";
import { OpenFileContext, useLibrary, useSession } from "./context.ts";
import { Missing } from "./Missing.tsx";
import { destinations } from "./navigation.ts";

export const routes: RouteDefinition[] = [
  { path: "/", component: Home },
  { path: "/files", component: lazy(() => import("../features/my-files/MyFilesPage.tsx")) },
  {
    path: "/files/:code",
    component: FileLayout,
    children: [{ path: "/*", component: () => <Missing /> }],
  },
  { path: "/me", component: lazy(() => import("../features/me/MePage.tsx")) },
  { path: "/about", component: lazy(() => import("../features/me/AboutPage.tsx")) },
  { path: "/people", component: lazy(() => import("../features/people/PeoplePage.tsx")) },
  { path: "*", component: () => <Missing /> },
];

function Home() {
  const session = useSession();
  return <Show when={session.me()}>{(me) => <Navigate href={destinations(me())[0]?.href ?? "/me"} />}</Show>;
}

/** Opens the file once for all pages below it; another code opens another file. */
function FileLayout(props: RouteSectionProps) {
  const library = useLibrary();
  const code = () => library.files().find((file) => file.id === props.params["code"])?.id;
  return (
    <Show when={code()} keyed fallback={<Missing file />}>
      {(id) => <OpenFileContext.Provider value={library.open(id)}>{props.children}</OpenFileContext.Provider>}
    </Show>
  );
}
