/**
 * A file that is open in this window, however many parts of the screen use it. Follows the file from one generation to
 * the next when a refusal replaces the replica, and tells what is proven about saving as facts.
 */
import type { WriteId } from "@pendamping/shared/file/heads";
import type { Section } from "@pendamping/shared/file/section";
import type { LedgerRow } from "@pendamping/shared/protocol/catch-up";
import { type Accessor, batch, createSignal } from "solid-js";
import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import type { AccountChannel, DeviceNews } from "./account-channel.ts";
import type { AccountStore } from "./account-store.ts";
import type { DeviceStore } from "./device-store.ts";
import type { KnownFiles } from "./known-files.ts";
import { createLedger } from "./ledger.ts";
import type { Presence } from "./model.ts";
import type { Replica } from "./replica.ts";
import type { Derived } from "./summarise.ts";

/** What the screens may do with a document. */
type Edits = Pick<typeof import("./edits.ts"), "writeFields" | "mayUndo" | "undoStep" | "suggestedWrite">;

/** What a live file tells of itself, and what it needs of the account. */
export interface LiveFileHost {
  readonly store: AccountStore;
  readonly device: DeviceStore;
  readonly channel: AccountChannel;
  readonly known: KnownFiles;
  background(work: Promise<unknown>): void;
  /** Rows or outbox changed by this window. */
  changedHere(id: string): void;
  /** `equal`: the document equals the log; `complete`: nothing here is unsent. */
  answered(id: string, what: { equal: boolean; complete: boolean }): void;
  lineLost(id: string): void;
  lineClosed(id: string, code: number): void;
  mayConnect(): Promise<boolean>;
  exchangeSoon(): void;
  keepDerived(id: string, derived: Derived): Promise<void>;
  fetchLedger(id: string, after: number): Promise<void>;
}

export interface LiveFile {
  readonly id: string;
  readonly ydoc: Accessor<Y.Doc | null>;
  readonly awareness: Accessor<Awareness | null>;
  readonly newerThanApp: Accessor<boolean>;
  /** By client id, this window and this person's other windows included. */
  readonly present: Accessor<ReadonlyMap<number, Presence>>;
  /** Subscribes to the changes of a section; any section without one. */
  changes(section?: Section): void;
  /** What the screens may do with the document; null until it is loaded. */
  edits(): Edits | null;
  /** The ledger's row of a write; asks the server for it, later, where there is none. */
  rowOf(id: WriteId): LedgerRow | undefined;
  readonly ledger: ReturnType<typeof createLedger>;
  ownClients(): ReadonlySet<number>;
  setPlace(place: string, writing: boolean): void;
  hear(news: DeviceNews): void;
  /** Tries to connect now; `changed`: also where the server had closed for good. */
  retry(changed: boolean): void;
  /** Resolves when every write so far is stored on the device. */
  stored(): Promise<void>;
  /** Resolves when everything is stored and the replica is closed. */
  close(): Promise<void>;
}

const summaryDelayMs = 1500;
const ledgerDelayMs = 1500;
/** An author whom the server does not know either is asked for again no sooner than this. */
const askAgainMs = 10_000;

export function openLiveFile(host: LiveFileHost, id: string): LiveFile {
  const { store: account } = host;
  const [replica, setReplica] = createSignal<Replica | null>(null);
  const [newer, setNewer] = createSignal(false);
  const [present, setPresent] = createSignal<ReadonlyMap<number, Presence>>(new Map());
  const versions = new Map<Section | "any", ReturnType<typeof createSignal<number>>>();
  const [ledgerVersion, setLedgerVersion] = createSignal(0);
  const ledger = createLedger();
  const askedAt = new Map<number, number>();
  const ownClients = new Set<number>();
  let edits: Edits | null = null;
  /** Rows that somebody appended while the document was being read: it may have missed them. */
  const early: Extract<DeviceNews, { kind: "rows" }>[] = [];
  let place = { place: "", writing: false };
  let refusalOpen = false;
  let closed = false;
  let summaryTimer: ReturnType<typeof setTimeout> | undefined;
  let ledgerTimer: ReturnType<typeof setTimeout> | undefined;
  let summaryMarked = false;

  const version = (section: Section | "any") => {
    const known = versions.get(section) ?? createSignal(0);
    versions.set(section, known);
    return known;
  };

  const bump = (sections: Iterable<Section | "any">) =>
    batch(() => {
      for (const section of sections) version(section)[1]((count) => count + 1);
    });

  /** Several transactions of one turn are one redraw. */
  const dirty = new Set<Section | "any">();
  const markDirty = (sections: Set<Section>) => {
    if (sections.size === 0) return;
    if (dirty.size === 0)
      queueMicrotask(() => {
        const changed = [...dirty];
        dirty.clear();
        bump(changed);
      });
    for (const section of sections) dirty.add(section);
    dirty.add("any");
  };

  const showSaving = (current: Replica) => {
    const { unstored, failure, unsent } = current.store;
    host.known.setFacts(id, {
      counted: true,
      unstored,
      storeFailed: failure !== null && unstored > 0,
      unsent: unsent.count,
      oldestUnsentAt: unsent.oldestAt,
    });
  };

  const open = async (): Promise<Replica> => {
    const [{ openReplica }, { isNewerThanApp }, loaded] = await Promise.all([
      import("./replica.ts"),
      import("@pendamping/shared/file/migrations/migrate"),
      import("./edits.ts"),
    ]);
    const { changedSections, presentPeople, writeFields, mayUndo, undoStep, suggestedWrite } = loaded;
    edits = { writeFields, mayUndo, undoStep, suggestedWrite };
    let current: Replica | null = null;
    const opened = await openReplica({
      account,
      device: host.device.id,
      file: id,
      mayConnect: host.mayConnect,
      on: {
        stored: (cause) => {
          if (!current || current !== replica()) return;
          showSaving(current);
          if (cause === "here") host.changedHere(id);
        },
        answered: (equal) => {
          if (!current) return;
          showSaving(current);
          host.answered(id, { equal, complete: current.store.unsent.count === 0 && current.store.unstored === 0 });
          if (refusalOpen) host.background(settle());
        },
        refused: () => {
          host.background(host.known.reread(id));
          host.background(settle());
        },
        news: () => host.exchangeSoon(),
        lost: () => host.lineLost(id),
        closed: (code) => host.lineClosed(id, code),
      },
    });
    current = opened;
    opened.ydoc.on("afterTransaction", (transaction: Y.Transaction) => {
      markDirty(changedSections(opened.ydoc, transaction));
      if (transaction.changedParentTypes.size > 0) {
        setNewer(isNewerThanApp(opened.ydoc));
        summariseLater(opened);
      }
    });
    opened.awareness.on("change", () => setPresent(presentPeople(opened.awareness)));
    for (const client of opened.store.ownClients) ownClients.add(client);
    ownClients.add(opened.ydoc.clientID);
    ledger.add(await account.ledger(id));
    batch(() => {
      setNewer(isNewerThanApp(opened.ydoc));
      setReplica(opened);
      bump(versions.keys());
    });
    for (const { file, generation, updates } of early.splice(0))
      if (file === id && generation === opened.generation) opened.store.applyStored(updates);
    announcePlace();
    showSaving(opened);
    return opened;
  };

  const settle = async () => {
    const { settleRefusals } = await import("./refusal.ts");
    const settled = await settleRefusals(account, id);
    refusalOpen = settled.kind === "waiting";
    await host.known.reread(id);
    if (settled.kind !== "rebuilt") return;
    host.channel.tellOthers({ kind: "generation", file: id, generation: settled.generation });
    await reopen(settled.generation);
  };

  /** Opens the newer generation, carries over what was still written into the old one, and lets go of that. */
  const moveOn = async (generation: number) => {
    const old = replica();
    if (closed || !old || old.generation >= generation) return;
    const { carryOver, absorbFormer } = await import("./refusal.ts");
    await old.store.idle();
    const next = await open();
    next.store.applyStored([await carryOver(account, id, old.ydoc)]);
    await old.close();
    next.store.applyStored(await absorbFormer(account, id));
    await next.store.recount();
    showSaving(next);
    host.changedHere(id);
  };

  let reopening = Promise.resolve();
  const reopen = (generation: number): Promise<void> => {
    reopening = reopening.then(() => starting).then(() => moveOn(generation));
    return reopening;
  };

  const summariseLater = (current: Replica) => {
    if (!summaryMarked) {
      summaryMarked = true; // whoever starts after a crash makes it again
      host.background(account.changeFile(id, (row) => ({ ...row, summaryStale: true })));
    }
    clearTimeout(summaryTimer);
    summaryTimer = setTimeout(() => host.background(summarise(current)), summaryDelayMs);
  };

  const summarise = async (current: Replica) => {
    const { derive } = await import("./summarise.ts");
    summaryMarked = false;
    await host.keepDerived(id, derive(current.ydoc, id, host.known.today()));
  };

  const announcePlace = () => {
    const awareness = replica()?.awareness;
    const me = host.known.me();
    if (!awareness || !me) return;
    const { account: own, name, role } = me;
    awareness.setLocalState({ ...awareness.getLocalState(), account: own, name, role, ...place });
  };

  let closing: Promise<void> | null = null;
  const closeOnce = async () => {
    closed = true;
    await starting;
    await reopening;
    clearTimeout(ledgerTimer);
    const current = replica();
    if (!current) return;
    if (summaryMarked) {
      clearTimeout(summaryTimer);
      await summarise(current);
    }
    await current.close();
  };

  const starting: Promise<unknown> = open().catch((error: unknown) =>
    console.error(`file ${id} could not be opened`, error),
  );

  return {
    id,
    ydoc: () => replica()?.ydoc ?? null,
    awareness: () => replica()?.awareness ?? null,
    newerThanApp: newer,
    present,
    changes(section = undefined) {
      version(section ?? "any")[0]();
    },
    edits: () => (replica() ? edits : null),
    ledger,
    rowOf(writeId) {
      ledgerVersion();
      const row = ledger.rowOf(writeId);
      const asked = askedAt.get(writeId.client) ?? 0;
      if (!row && !ownClients.has(writeId.client) && Date.now() - asked > askAgainMs) {
        askedAt.set(writeId.client, Date.now());
        clearTimeout(ledgerTimer);
        ledgerTimer = setTimeout(() => host.background(host.fetchLedger(id, ledger.seq)), ledgerDelayMs);
      }
      return row;
    },
    ownClients: () => ownClients,
    setPlace(where, writing) {
      if (place.place === where && place.writing === writing) return;
      place = { place: where, writing };
      announcePlace();
    },
    hear(news) {
      const current = replica();
      if (!current) {
        if (news.kind === "rows") early.push(news);
        return;
      }
      if (news.kind === "rows" && news.file === id && news.generation === current.generation)
        current.store.applyStored(news.updates);
      if (news.kind === "files" && news.files.includes(id))
        host.background(current.store.recount().then(() => (refusalOpen ? settle() : undefined)));
      if (news.kind === "refused" && news.file === id) host.background(settle());
      if (news.kind === "generation" && news.file === id) host.background(reopen(news.generation));
      if (news.kind === "ledger" && news.files.includes(id))
        host.background(
          account.ledger(id).then((rows) => {
            ledger.add(rows);
            setLedgerVersion((count) => count + 1);
          }),
        );
    },
    retry: (changed) => replica()?.retry(changed),
    async stored() {
      await starting;
      await replica()?.store.idle();
    },
    close() {
      closing ??= closeOnce();
      return closing;
    },
  };
}
