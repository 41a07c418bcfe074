/** What the overview shows of the opened file: its summary, recomputed as it changes, and what is new since the last look. */
import { dayOf } from "@pendamping/shared/day";
import { type Change, changesSince, seenNow } from "@pendamping/shared/file/changes";
import { sectionOfRoot } from "@pendamping/shared/file/section";
import { type FileSummary, fileSummary } from "@pendamping/shared/summary/file-summary";
import { type Accessor, createMemo, onCleanup } from "solid-js";
import { useOpenFile, useSession } from "../../app/context.ts";
import type { Author } from "../../sync/model.ts";
import { useRuleSets } from "../../sync/rule-sets.ts";
import { lastLook } from "./last-look.ts";

export interface News {
  readonly sinceMs: number;
  readonly changes: readonly (Change & { readonly author: Author })[];
  /** Whose changes they are, each once; those not known yet are left out. */
  readonly names: readonly string[];
}

export interface Overview {
  readonly summary: Accessor<FileSummary | undefined>;
  /** Undefined at the first look, and where nothing has changed. */
  readonly news: Accessor<News | undefined>;
  /** Clashes that this person may settle. */
  readonly clashes: Accessor<FileSummary["clashes"]>;
  readonly zone: string;
}

/** Every section that the summary or the news are read from. */
const sectionsShown = ["meta", "profile", "legality", "plan", "financing", "notes"] as const;

export function createOverview(): Overview {
  const file = useOpenFile();
  const session = useSession();
  const zone = session.me()?.zone ?? "Asia/Jakarta";
  const changed = sectionsShown.map((section) => file.watch(section, () => ({})));
  const ydoc = createMemo(
    () => {
      for (const each of changed) each();
      return file.ydoc();
    },
    null,
    { equals: false },
  );
  const summary = createMemo(() => {
    const now = ydoc();
    return now ? fileSummary(now, file.entry.id, useRuleSets().current(), dayOf(new Date(), zone)) : undefined;
  });

  const look = lastLook(storage(), { account: session.me()?.account ?? "", file: file.entry.id }, Date.now);
  const news = createMemo((): News | undefined => {
    const now = ydoc();
    const { before } = look;
    if (!now || !before) return undefined;
    const changes = changesSince(now, before.seen, (id) => !file.authorOf(id).own).map((change) => ({
      ...change,
      author: file.authorOf(change.id),
    }));
    if (changes.length === 0) return undefined;
    const names = [...new Set(changes.flatMap(({ author }) => author.name ?? []))];
    return { sinceMs: before.at, changes, names };
  });
  const keep = () => {
    const now = file.ydoc();
    if (now && document.visibilityState === "visible") look.keep(seenNow(now));
  };
  addEventListener("pagehide", keep);
  onCleanup(() => {
    keep();
    removeEventListener("pagehide", keep);
  });

  return {
    summary,
    news,
    clashes: createMemo(() =>
      (summary()?.clashes ?? []).filter(({ root }) => {
        const section = sectionOfRoot(root);
        return section !== undefined && file.mayWrite(section);
      }),
    ),
    zone,
  };
}

function storage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null; // blocked by the browser's settings
  }
}
