/**
 * The open account's files on this device: joins what is known of them, those that are open in this window, and the
 * exchange with the server. One of these per account that is opened; everything ends with its owner.
 */
import { closeCodes } from "@pendamping/shared/protocol/close-codes";
import type { SuggestionDecision } from "@pendamping/shared/protocol/decisions";
import type { TextPiece } from "@pendamping/shared/search/file-text";
import { createEffect, on, onCleanup } from "solid-js";
import { type DeviceNews, openAccountChannel } from "./account-channel.ts";
import type { Attachments } from "./attachments.ts";
import { createBackground, oneAtATime } from "./background.ts";
import { askForBackground, createExchanges, exchangeEveryMs } from "./exchanges.ts";
import { withFileRows } from "./file-rows.ts";
import { createKnownFiles, type KnownFiles } from "./known-files.ts";
import { type LiveFile, type LiveFileHost, openLiveFile } from "./live-file.ts";
import type { UnsentApproval } from "./model.ts";
import { fileDatabase } from "./names.ts";
import type { DeviceSession, OpenAccount } from "./session.ts";

export interface AccountFiles {
  readonly known: KnownFiles;
  /** A live file, shared by all who have it open in this window; call `letGo` when done. */
  hold(id: string): { live: LiveFile; letGo: () => void };
  /** Photos and papers; loaded when first asked for. */
  attachments(): Promise<Attachments>;
  texts(): Promise<ReadonlyMap<string, readonly TextPiece[]>>;
  suggest(id: string, suggested: { client: number; update: Uint8Array }): void;
  decide(suggestion: string, decision: Omit<SuggestionDecision, "key">): Promise<void>;
  approve(file: string, request: UnsentApproval): Promise<void>;
  dropApproval(key: string): Promise<void>;
  acknowledgeRefusals(id: string): Promise<void>;
  exchangeNow(): Promise<void>;
}

export function openAccountFiles({ store, device }: OpenAccount, session: DeviceSession): AccountFiles {
  const background = createBackground();
  const live = new Map<string, { file: LiveFile; holders: number; closing: boolean }>();
  const isLive = (id: string) => live.has(id);
  const known = createKnownFiles(store, session, background, isLive);

  const hear = (news: DeviceNews) => {
    if (background.ended) return;
    for (const { file } of live.values()) file.hear(news);
    if (news.kind === "account") background.run(known.readAccount());
    if (news.kind === "files") for (const id of news.files) background.run(known.reread(id));
    if (news.kind === "attachments") {
      background.run(known.readAttachments());
      background.run(Promise.resolve(attachments?.then((opened) => opened.reread(news.file))));
    }
    if (news.kind === "refused") background.run(known.reread(news.file));
  };
  const channel = openAccountChannel(store.account, hear);

  const retryAll = (changed: boolean) => {
    for (const { file } of live.values()) file.retry(changed);
  };
  let attachments: Promise<Attachments> | undefined;
  const ending = new AbortController();
  let byHand = false;
  /** Apart from the exchange: texts do not wait for a photo. */
  const sendAttachments = oneAtATime(async () => {
    await known.readAttachments();
    if (known.overall().attachments === 0) return;
    const { uploadAttachments } = await import("./attachment-upload.ts");
    const parts = { account: store.account, device, channel, byHand, signal: ending.signal };
    byHand = false;
    const outcome = await uploadAttachments(parts);
    if (outcome === "signed-out") session.heard("signed-out");
    if (outcome === "signal") askForBackground();
  });
  const onLine = () => {
    retryAll(false);
    background.run(sendAttachments());
  };
  const exchanges = createExchanges({ store, device, channel, known, session, background, isLive, onLine });

  createEffect(
    on(session.credential, (credential, before) => {
      if (credential !== "valid" || before === "valid") return;
      retryAll(true);
      if (before === "expired") exchanges.soon(0);
    }),
  );
  onCleanup(() => {
    exchanges.end();
    ending.abort();
    channel.close();
    for (const { file } of live.values()) background.run(file.close());
    void background.end().then(() => store.close());
  });
  background.run(known.start().then(() => exchanges.now(false)));

  const keepAnswer = background.gathered(1000, (ids) => {
    for (const id of ids) {
      const { serverAt } = known.facts(id);
      background.run(store.changeFile(id, (row) => ({ ...row, held: true, serverAt })));
    }
  });

  const host: LiveFileHost = {
    store,
    device,
    channel,
    known,
    background: background.run,
    changedHere: background.gathered(500, (ids) => channel.tellOthers({ kind: "files", files: ids })),
    answered(id, { equal, complete }) {
      const held = known.facts(id).held || equal;
      known.setFacts(id, { lineLost: false, held, ...(held && complete ? { serverAt: Date.now() } : {}) });
      session.heard("answered");
      if (held) keepAnswer(id);
    },
    lineLost(id) {
      known.setFacts(id, { lineLost: true });
      exchanges.afterLoss();
    },
    lineClosed(id, code) {
      if (code === closeCodes.signedOut) return session.heard("signed-out");
      if (code === closeCodes.tooOld) return known.setAttempt({ at: Date.now(), outcome: "too-old" });
      const again = () => live.get(id)?.file.retry(true);
      if (code === closeCodes.epochChanged) background.run(exchanges.now(false).then(again));
      else if (code === closeCodes.noRight || code === closeCodes.unknownFile) background.run(exchanges.now(true));
      else {
        // Malformed or too much: our mistake or a bad line. /api/sync may do; the socket is tried again later.
        console.error(`the server closed the connection of file ${id}: ${code}`);
        exchanges.soon();
        background.later(exchangeEveryMs, again);
      }
    },
    mayConnect: async () => (await device.signedIn()) === store.account && !(await device.signOutOwed()),
    exchangeSoon: () => exchanges.soon(),
    async keepDerived(id, derived) {
      known.setSummary(derived.summary);
      await store.setDerived(id, known.today(), derived);
    },
    async fetchLedger(id, after) {
      const found = await (await import("./fetch-more.ts")).fetchLedger(store.account, id, after);
      if (!found) return;
      await store.addLedger(id, found.rows, found.people);
      channel.tell({ kind: "ledger", files: [id] });
      if (Object.keys(found.people).length > 0) channel.tell({ kind: "account" });
    },
  };

  const queueSuggestion = async (id: string, { client, update }: { client: number; update: Uint8Array }) => {
    const { generation } = await store.file(id);
    await withFileRows(fileDatabase(store.account, id, generation), (rows) =>
      rows.store({ outbox: [{ key: ["out", client, 0], update, at: Date.now(), apart: true }] }),
    );
    channel.tell({ kind: "files", files: [id] });
    await exchanges.now(false);
  };

  return {
    known,
    hold(id) {
      const holding = live.get(id) ?? { file: openLiveFile(host, id), holders: 0, closing: false };
      live.set(id, holding);
      holding.holders++;
      const letGo = async () => {
        holding.holders--;
        await Promise.resolve(); // a page that replaces another holds it again in the same turn
        if (holding.holders === 0) await holding.file.stored(); // on a full disk that takes until there is room
        if (holding.holders > 0 || holding.closing) return;
        holding.closing = true;
        live.delete(id);
        await holding.file.close();
        await known.reread(id);
        if (known.facts(id).unsent > 0) exchanges.soon();
      };
      return { live: holding.file, letGo: () => background.run(letGo()) };
    },
    attachments() {
      attachments ??= import("./attachments.ts").then(({ createAttachments }) =>
        createAttachments(store, channel, () => exchanges.soon(0)),
      );
      return attachments;
    },
    texts: () => store.texts(),
    suggest: (id, suggested) => background.run(queueSuggestion(id, suggested)),
    async decide(suggestion, decision) {
      await store.queueDecision({ ...decision, suggestion, key: crypto.randomUUID(), queuedAt: Date.now() });
      channel.tellOthers({ kind: "account" });
      await known.readAccount();
      exchanges.soon(0);
    },
    async approve(file, unsent) {
      const key = crypto.randomUUID();
      await store.queueApproval({ key, file, request: { ...unsent, key }, queuedAt: Date.now(), refused: null });
      channel.tellOthers({ kind: "account" });
      await known.readAccount();
      exchanges.soon(0);
    },
    async dropApproval(key) {
      await store.dropApproval(key);
      channel.tellOthers({ kind: "account" });
      await known.readAccount();
    },
    async acknowledgeRefusals(id) {
      await store.changeRefusals(id, (refusal) => ({ ...refusal, seen: true }));
      channel.tell({ kind: "files", files: [id] });
    },
    exchangeNow() {
      byHand = true;
      return exchanges.now(true);
    },
  };
}
