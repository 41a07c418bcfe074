/**
 * The service worker: the app starts without the network, a new version waits until the person asks for it, and where
 * the browser can, what is unsent is sent although every window is closed.
 */
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";
import { openAccountChannel } from "../sync/account-channel.ts";
import { openAccountStore } from "../sync/account-store.ts";
import { uploadAttachments } from "../sync/attachment-upload.ts";
import { openDeviceStore } from "../sync/device-store.ts";
import { exchange } from "../sync/exchange.ts";
import * as mergeRows from "../sync/merge-rows.ts";
import { backgroundTag } from "../sync/names.ts";

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: Parameters<typeof precacheAndRoute>[0] };

/** Background Sync and Periodic Background Sync, which TypeScript's library does not know. */
interface SyncEvent extends ExtendableEvent {
  readonly tag: string;
}

cleanupOutdatedCaches();
precacheAndRoute(self.__WB_MANIFEST);
registerRoute(
  new NavigationRoute(createHandlerBoundToURL("index.html"), {
    denylist: [/^\/(api|sync|metrics|healthz|readyz)(\/|$)/],
  }),
);

self.addEventListener("message", (event) => {
  if ((event.data as { type?: unknown } | null)?.type === "SKIP_WAITING") void self.skipWaiting();
});
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

for (const kind of ["sync", "periodicsync"])
  self.addEventListener(kind, (event) => {
    const woken = event as SyncEvent;
    if (woken.tag === backgroundTag) woken.waitUntil(sendUnsent());
  });

/** Sends for the account whose session the browser has; rejects without signal, so that the browser tries again. */
async function sendUnsent(): Promise<void> {
  const device = await openDeviceStore();
  const account = await device.signedIn();
  if (account === null) {
    device.close();
    return;
  }
  const store = await openAccountStore(account);
  const channel = openAccountChannel(account);
  try {
    const { outcome } = await exchange({ store, device, channel, merging: async () => mergeRows });
    const photos = outcome === "answered" ? await uploadAttachments({ account, device, channel }) : "signal";
    if (outcome === "no-signal" || photos === "signal") throw new Error("no signal yet");
  } finally {
    channel.close();
    store.close();
    device.close();
  }
}
