/**
 * Installing as an app. Browsers offer it by an event that comes once and early, so it is caught here, at the start; where
 * none comes (already installed, or a browser that installs from its menu) there is nothing to offer.
 */
import { type Accessor, createSignal } from "solid-js";

interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

const [offer, setOffer] = createSignal<InstallPrompt | null>(null);

addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  setOffer(event as InstallPrompt);
});
addEventListener("appinstalled", () => setOffer(null));

/** Whether the browser lets this page offer it now. */
export const mayInstall: Accessor<boolean> = () => offer() !== null;

/** Whether it runs as an app already. */
export function runsInstalled(): boolean {
  return matchMedia("(display-mode: standalone)").matches;
}

export async function install(): Promise<void> {
  await offer()?.prompt();
  setOffer(null);
}
