/** The files of whichever account is open, for the screens. Without one it is empty. */
import type { FileEntry } from "@pendamping/shared/protocol/account";
import { createMemo, onCleanup } from "solid-js";
import { type AccountFiles, openAccountFiles } from "./account-files.ts";
import type { Library, OverallStatus, SavingStatus } from "./model.ts";
import { createOpenFile } from "./open-file.ts";
import type { DeviceSession } from "./session.ts";
import { noFacts, overallStatus, savingStatus } from "./status.ts";

const nothing: SavingStatus = savingStatus(noFacts, null, false, 0);
/** Of saving a glance says only this: a summary is made from what is on the device. */
export const onDevice: SavingStatus = { ...nothing, state: "on-device" };
const nothingOverall: OverallStatus = overallStatus([], { persisted: null, fetching: null, queuedDecisions: 0 });

/** Lives in the calling owner. Follows the session from account to account. */
export function createLibrary(session: DeviceSession): Library {
  const account = createMemo<AccountFiles | null>(() => {
    const opened = session.opened();
    return opened ? openAccountFiles(opened, session) : null;
  });

  /** The account's records once they have been read; until then the glance of the same account. */
  const known = () => {
    const files = account()?.known;
    return files?.ready() ? files : null;
  };
  const glance = () => (session.glance?.me.account === session.me()?.account ? session.glance : null);
  const files = () => known()?.files() ?? (glance() && session.me()?.files) ?? [];

  return {
    ready: () => known() !== null,
    files,
    summary: (id) => known()?.summary(id) ?? glance()?.summaries[id],
    status: (id) => known()?.status(id) ?? (glance()?.summaries[id] ? onDevice : nothing),
    overall: () => known()?.overall() ?? (glance() ? { ...nothingOverall, state: "on-device" } : nothingOverall),
    suggestions: () => known()?.suggestions() ?? glance()?.suggestions ?? [],
    people: () => known()?.people() ?? glance()?.people ?? {},
    texts: async () => (await account()?.texts()) ?? new Map(),
    async decide(suggestion, decision) {
      await account()?.decide(suggestion, decision);
    },
    queuedDecision: (suggestion) =>
      account()
        ?.known.decisions()
        .find((queued) => queued.suggestion === suggestion)?.decision,
    approvals: (file) =>
      account()
        ?.known.approvals()
        ?.filter((approval) => approval.file === file),
    queuedApprovals: (file) =>
      account()
        ?.known.queuedApprovals()
        .filter((queued) => queued.file === file) ?? [],
    async approve(file, request) {
      await account()?.approve(file, request);
    },
    async dropApproval(key) {
      await account()?.dropApproval(key);
    },
    async acknowledgeRefusals(id) {
      await account()?.acknowledgeRefusals(id);
    },
    async exchangeNow() {
      await account()?.exchangeNow();
    },
    open(id) {
      const files = account();
      if (!files) throw new Error("a file is opened only where an account is open");
      const { live, letGo } = files.hold(id);
      onCleanup(letGo);
      return createOpenFile(files, live, files.known.entry(id) ?? unlisted(id));
    },
  };
}

/** Asked for by its address before the list of files says anything of it. */
function unlisted(id: string): FileEntry {
  return {
    id,
    name: id,
    village: "",
    kind: "desa",
    district: "",
    districtCode: "",
    place: "",
    assistant: null,
    writable: [],
    endsOn: null,
    kept: false,
  };
}
