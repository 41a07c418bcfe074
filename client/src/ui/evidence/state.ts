/** The evidence of one place in the opened file, as its slot needs it: what is there, where each piece is, and what can be done with it. */
import {
  type Attachment,
  readAttachments,
  restoreAttachment,
  type UnknownAttachment,
  withdrawAttachment,
} from "@pendamping/shared/attachments/access";
import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup, untrack } from "solid-js";
import { useOpenFile } from "../../app/context.ts";
import { attachmentStatus } from "../../sync/attachment-status.ts";
import type { AttachmentContent, FileAttachments, SavingStatus } from "../../sync/model.ts";

export type AddProblem = "full" | "too-large" | "not-accepted" | "not-kept";

export interface Evidence {
  readonly current: Accessor<readonly Attachment[]>;
  readonly withdrawn: Accessor<readonly Attachment[]>;
  readonly unknown: Accessor<readonly UnknownAttachment[]>;
  find(id: string): Attachment | undefined;
  readonly writable: Accessor<boolean>;
  status(attachment: Attachment): SavingStatus;
  /** How many are being made ready. */
  readonly preparing: Accessor<number>;
  /** Why the last one could not be taken. */
  readonly problem: Accessor<AddProblem | null>;
  add(chosen: readonly File[]): void;
  withdraw(id: string): void;
  restore(id: string): void;
  content(attachment: Attachment): Promise<AttachmentContent>;
}

export function createEvidence(about: string): Evidence {
  const file = useOpenFile();
  const all = file.watch("attachments", (ydoc) => readAttachments(ydoc, about));
  const known = createMemo(() => (all() ?? []).filter((each) => each.kind === "attachment"));
  const [shelf, setShelf] = createSignal<FileAttachments>();
  /** Those that were stored on the device before its outbox was read. */
  const storedAtFirst = new Set<string>();
  const shelfLoading = new Promise<FileAttachments>((resolve) =>
    createEffect(
      on(
        () => file.ydoc() !== null,
        (opened) => {
          if (!opened || untrack(shelf)) return;
          if (!isStoring(untrack(file.status))) for (const { id } of untrack(known)) storedAtFirst.add(id);
          resolve(file.attachments());
        },
      ),
    ),
  );
  void shelfLoading.then(setShelf, (error: unknown) => console.error("attachments could not be loaded", error));

  /**
   * The records that the server has answered for, where it has not named their author yet: those that did not wait when the slot was
   * opened, and all that were there at a moment when nothing was unsent. What was answered for once stays so.
   */
  const answered = createMemo<ReadonlySet<string>>((before) => {
    const { unsent, attachments } = file.status();
    const loaded = shelf();
    if (!loaded || isStoring(file.status())) return before;
    const now = known().filter(
      ({ id, writeId }) => unsent === attachments || (storedAtFirst.has(id) && !loaded.waited(writeId)),
    );
    return new Set([...before, ...now.map(({ id }) => id)]);
  }, new Set<string>());

  const [preparing, setPreparing] = createSignal(0);
  const [problem, setProblem] = createSignal<AddProblem | null>(null);
  const writable = () => file.mayWrite("attachments") && !file.newerThanApp();

  const addOne = async (chosen: File): Promise<AddProblem | null> => {
    try {
      const added = await (await shelfLoading).add(about, chosen);
      return added === "added" ? null : added === "closed" ? "not-kept" : added;
    } catch (error) {
      console.error("an attachment could not be taken", error);
      return "not-kept";
    }
  };

  return {
    current: createMemo(() => known().filter((each) => each.withdrawnAt === null)),
    withdrawn: createMemo(() => known().filter((each) => each.withdrawnAt !== null)),
    unknown: createMemo(() => (all() ?? []).filter((each) => each.kind === "not-understood")),
    find: (id) => known().find((each) => each.id === id),
    writable,
    status({ id, sha256, writeId }) {
      const author = file.authorOf(writeId);
      const recordOnServer = !author.own || author.confirmed || answered().has(id); // others' came from there
      return attachmentStatus(shelf()?.held(sha256), file.status(), recordOnServer);
    },
    preparing,
    problem,
    async add(chosen) {
      setProblem(null);
      setPreparing((count) => count + chosen.length);
      for (const each of chosen) {
        const failed = await addOne(each);
        setPreparing((count) => count - 1);
        if (failed) setProblem(failed);
      }
    },
    withdraw(id) {
      const ydoc = file.ydoc();
      if (ydoc && writable()) withdrawAttachment(ydoc, id, new Date().toISOString());
    },
    restore(id) {
      const ydoc = file.ydoc();
      if (ydoc && writable()) restoreAttachment(ydoc, id);
    },
    content: async (attachment) => (await shelfLoading).content(attachment),
  };
}

/** Something written is not on the device's disk yet. */
function isStoring({ state }: SavingStatus): boolean {
  return state === "saving" || state === "not-on-device";
}

export interface ShownContent {
  /** Of a content that is here; valid as long as the calling owner. */
  readonly url: Accessor<string | undefined>;
  /** Why it is not shown; null while it is or is being fetched. */
  readonly missing: Accessor<"not-there" | "unreachable" | null>;
  load(): void;
}

/** One piece's content; fetched once `wanted`, and again when the server may have it by now. */
export function createContent(evidence: Evidence, attachment: Attachment, wanted: Accessor<boolean>): ShownContent {
  const file = useOpenFile();
  const [url, setUrl] = createSignal<string>();
  const [missing, setMissing] = createSignal<"not-there" | "unreachable" | null>(null);
  let ended = false;
  onCleanup(() => {
    ended = true;
    const shown = url();
    if (shown) URL.revokeObjectURL(shown);
  });
  const load = async () => {
    setMissing(null);
    const content = await evidence.content(attachment);
    if (ended || url()) return;
    if (content.kind === "here") setUrl(URL.createObjectURL(content.blob));
    else setMissing(content.kind);
  };
  const start = () =>
    void load().catch((error: unknown) => {
      console.error("a content could not be read", error);
      setMissing("unreachable");
    });
  createEffect(on(wanted, (now) => now && start()));
  createEffect(
    on(
      () => file.status().serverAt,
      () => missing() && start(),
      { defer: true },
    ),
  );
  return { url, missing, load: start };
}
