/** The files of whichever account is open, for the screens. Without one it is empty. */
import type { FileEntry } from "@pendamping/shared/protocol/account";
import { createMemo, onCleanup } from "solid-js";
import { type AccountFiles, openAccountFiles } from "./account-files.ts";
import type { Library, OverallStatus, SavingStatus } from "./model.ts";
import { createOpenFile } from "./open-file.ts";
import type { DeviceSession } from "./session.ts";
import { noFacts, overallStatus, savingStatus } from "./status.ts";

const nothing: SavingStatus = savingStatus(noFacts, null, false, 0);
const nothingOverall: OverallStatus = overallStatus([], { persisted: null, fetching: null, queuedDecisions: 0 });

/** Lives in the calling owner. Follows the session from account to account. */
export function createLibrary(session: DeviceSession): Library {
  const account = createMemo<AccountFiles | null>(() => {
    const opened = session.opened();
    return opened ? openAccountFiles(opened, session) : null;
  });

  return {
    files: () => account()?.known.files() ?? [],
    summary: (id) => account()?.known.summary(id),
    status: (id) => account()?.known.status(id) ?? nothing,
    overall: () => account()?.known.overall() ?? nothingOverall,
    suggestions: () => account()?.known.suggestions() ?? [],
    people: () => account()?.known.people() ?? {},
    async decide(suggestion, decision) {
      await account()?.decide(suggestion, decision);
    },
    queuedDecision: (suggestion) =>
      account()
        ?.known.decisions()
        .find((queued) => queued.suggestion === suggestion)?.decision,
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
