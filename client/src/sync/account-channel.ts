/**
 * What windows (and the service worker) of one account tell each other about the device. A message is a hint to look
 * again: the databases are the truth, and a window that missed one is right again after its next look.
 */
import { accountChannelName } from "./names.ts";

export type DeviceNews =
  /** Rows, outbox or standing of these files changed. */
  | { readonly kind: "files"; readonly files: readonly string[] }
  /** Rows were appended to an open file's database by somebody without its document. */
  | {
      readonly kind: "rows";
      readonly file: string;
      readonly generation: number;
      readonly updates: readonly Uint8Array[];
    }
  /** Refusals were stored that an open document may hold. */
  | { readonly kind: "refused"; readonly file: string }
  /** The replica of this file is now another generation. */
  | { readonly kind: "generation"; readonly file: string; readonly generation: number }
  /** Contents of this file's attachments came, went or were answered for. */
  | { readonly kind: "attachments"; readonly file: string }
  /** Author rows arrived for these files. */
  | { readonly kind: "ledger"; readonly files: readonly string[] }
  /** Who the person is, suggestions, people, decisions or the last attempt changed. */
  | { readonly kind: "account" };

export interface AccountChannel {
  /** Told to every window and to this one. */
  tell(news: DeviceNews): void;
  /** Told to the other windows only. */
  tellOthers(news: DeviceNews): void;
  close(): void;
}

export function openAccountChannel(
  account: string,
  hear: (news: DeviceNews) => void = () => undefined,
): AccountChannel {
  const channel = new BroadcastChannel(accountChannelName(account));
  let open = true;
  channel.onmessage = (event: MessageEvent<DeviceNews>) => hear(event.data);
  return {
    tell(news) {
      if (!open) return;
      channel.postMessage(news);
      // A channel does not hear itself. Later, as from any other window, so nobody is called from within its own act.
      queueMicrotask(() => hear(news));
    },
    tellOthers(news) {
      if (open) channel.postMessage(news);
    },
    close() {
      open = false;
      channel.close();
    },
  };
}
