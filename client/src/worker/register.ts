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

export function registerWorker(): { updateWaiting: Accessor<boolean>; update(): void } {
  const [updateWaiting, setUpdateWaiting] = createSignal(false);
  const activate = registerSW({
    immediate: true,
    onNeedRefresh: () => setUpdateWaiting(true),
    onRegisteredSW(_url, registration) {
      if (!registration) return;
      setInterval(() => void registration.update().catch(() => undefined), lookEveryMs);
      void wakeNowAndThen(registration);
    },
  });
  return { updateWaiting, update: () => void activate(true) };
}

/** Granted by few browsers, and only to installed apps; everything works without it. */
async function wakeNowAndThen(registration: ServiceWorkerRegistration): Promise<void> {
  const { periodicSync } = registration as {
    periodicSync?: { register(tag: string, options: { minInterval: number }): Promise<void> };
  };
  await periodicSync?.register(backgroundTag, { minInterval: wakeEveryMs }).catch(() => undefined);
}
