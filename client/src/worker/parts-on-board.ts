/**
 * What this device can prove about the app itself. A service worker installs only once every part has been fetched, so an
 * active one is the evidence that all parts are on board.
 */
import { type Accessor, createSignal, onCleanup } from "solid-js";

/** Null while it is being found out. */
export function createPartsOnBoard(): Accessor<boolean | null> {
  const [all, setAll] = createSignal<boolean | null>(null);
  let over = false;
  onCleanup(() => {
    over = true;
  });
  const look = async () => {
    const registration = await navigator.serviceWorker?.getRegistration();
    if (!over) setAll(registration?.active !== undefined && registration.active !== null);
  };
  void look().catch(() => !over && setAll(false));
  return all;
}
