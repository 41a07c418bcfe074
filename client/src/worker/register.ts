/**
 * Registers the service worker and tells when a newer version waits. It is offered and never forced: nobody loses the
 * place where they are writing.
 */

import { registerSW } from "virtual:pwa-register";
import { type Accessor, createSignal } from "solid-js";
import { backgroundTag } from "../sync/names.ts";

/** A phone that never closes the app would never look for a new version by itself. */
const lookEveryMs = 60 * 60 * 1000;
const wakeEveryMs = 6 * 60 * 60 * 1000;

/** `update` reloads this page in the new version. Other pages of the app stay as they are, and go on offering it. */
export function registerWorker(): { updateWaiting: Accessor<boolean>; update(): void } {
  const [updateWaiting, setUpdateWaiting] = createSignal(false);
  let registration: ServiceWorkerRegistration | undefined;
  const activate = registerSW({
    immediate: true,
    onNeedRefresh: () => setUpdateWaiting(true),
    onNeedReload: () => undefined, // by itself the library reloads every page that saw the offer, but no page on its first visit
    onRegisteredSW(_url, registered) {
      if (!registered) return;
      registration = registered;
      setInterval(() => void registered.update().catch(() => undefined), lookEveryMs);
      void wakeNowAndThen(registered);
    },
  });
  /** A part of the app that is read only now is gone once another page has taken the new version. */
  addEventListener("vite:preloadError", () => setUpdateWaiting(true));

  function update(): void {
    if (registration?.waiting) {
      navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
      void activate(true);
    } else location.reload(); // another page has taken it already
  }
  return { updateWaiting, update };
}

/** Granted by few browsers, and only to installed apps; everything works without it. */
async function wakeNowAndThen(registration: ServiceWorkerRegistration): Promise<void> {
  const { periodicSync } = registration as {
    periodicSync?: { register(tag: string, options: { minInterval: number }): Promise<void> };
  };
  await periodicSync?.register(backgroundTag, { minInterval: wakeEveryMs }).catch(() => undefined);
}
