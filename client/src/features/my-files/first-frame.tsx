/**
 * Keeps how the list looks, for the next start: drawn from a copy, it is on the screen before the app's modules have been read.
 * A copy may be older than what the device holds, so of saving it says only that the files are on this device.
 */
import { useLocation } from "@solidjs/router";
import { createEffect, on, onCleanup } from "solid-js";
import { useLibrary, useSession } from "../../app/context.ts";
import { destinations } from "../../app/navigation.ts";
import { language } from "../../i18n/language.ts";
import { keepFirstFrame } from "../../sync/glance.ts";
import { onDevice } from "../../sync/library.ts";
import { SyncPill } from "../../ui/SyncPill.tsx";
import { SavingTag } from "../../ui/Tag.tsx";

/** After the list has come to rest. */
const stillMs = 1500;

/** Below the list's page. `shown` subscribes to what the list shows. */
export function keepFrames(shown: () => unknown): void {
  const session = useSession();
  const library = useLibrary();
  const location = useLocation();
  const plain = {
    file: (<SavingTag status={onDevice} zone="" />) as Element,
    overall: (<SyncPill status={onDevice} zone="" />) as Element,
  };
  const keep = () => {
    const me = session.me();
    const host = document.getElementById("app");
    if (!me || !host || location.pathname !== "/files" || location.search !== "") return;
    const copy = host.cloneNode(true) as Element;
    for (const passing of copy.querySelectorAll("[data-passing]")) passing.replaceChildren();
    for (const styled of copy.querySelectorAll("[style]")) styled.removeAttribute("style"); // the policy would not let it in
    for (const word of copy.querySelectorAll<HTMLElement>("[data-saving]"))
      word.replaceWith(plain[word.dataset["saving"] === "file" ? "file" : "overall"].cloneNode(true));
    keepFirstFrame({
      html: copy.innerHTML,
      paths: destinations(me)[0]?.href === "/files" ? ["/", "/files"] : ["/files"],
      language: language(),
      by: document.querySelector<HTMLScriptElement>("script[data-app]")?.dataset["app"] ?? "",
    });
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  createEffect(
    on([shown, library.ready, () => library.overall().fetching, language], () => {
      clearTimeout(timer);
      if (library.ready() && !library.overall().fetching) timer = setTimeout(keep, stillMs);
    }),
  );
}
