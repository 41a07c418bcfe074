/**
 * A new version is offered and never forced: it waits until the person says so, because somebody may be typing. Phones
 * that never close the app would not hear of one, so it is looked for once an hour.
 */
import { useRegisterSW } from "virtual:pwa-register/solid";
import type { Accessor } from "solid-js";

const lookEveryMs = 3_600_000;

export interface Update {
  readonly waiting: Accessor<boolean>;
  /** Starts the new version; the page loads anew. */
  install(): void;
  /** Until the next start. */
  postpone(): void;
}

export function createUpdate(): Update {
  const {
    needRefresh: [waiting, setWaiting],
    updateServiceWorker,
  } = useRegisterSW({
    onRegisteredSW(_, registration) {
      if (registration) setInterval(() => void registration.update().catch(() => undefined), lookEveryMs);
    },
  });
  return {
    waiting,
    install: () => void updateServiceWorker(true),
    postpone: () => setWaiting(false),
  };
}
