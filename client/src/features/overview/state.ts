/** What the overview shows of the opened file: its summary, recomputed as it changes, and what is new since the last look. */
import { dayOf } from "@pendamping/shared/day";
import { changesSince, seenNow } from "@pendamping/shared/file/changes";
import { sectionOfRoot } from "@pendamping/shared/file/section";
import { mainApplication, readApplication, schemeOfApplication } from "@pendamping/shared/financing/applications";
import { approvalStanding } from "@pendamping/shared/financing/approval";
import { decidesFor, villageKind } from "@pendamping/shared/financing/approver";
import { type Check, checksOfApplication } from "@pendamping/shared/financing/checks";
import { type Completeness, completenessOf } from "@pendamping/shared/summary/completeness";
import { type FileSummary, fileSummary } from "@pendamping/shared/summary/file-summary";
import { type Accessor, createMemo, onCleanup } from "solid-js";
import { useLibrary, useOpenFile, useSession } from "../../app/context.ts";
import { useRuleSets } from "../../sync/rule-sets.ts";
import { lastLook } from "./last-look.ts";
import { type NewsItem, newsOf } from "./news.ts";

export interface News {
  readonly sinceMs: number;
  readonly items: readonly NewsItem[];
  /** Rows, fields, texts and records in all. */
  readonly count: number;
  /** Whose changes they are, each once; those not known yet are left out. */
  readonly names: readonly string[];
}

export interface Overview {
  readonly summary: Accessor<FileSummary | undefined>;
  readonly completeness: Accessor<Completeness | undefined>;
  /** Of the first application; undefined where no scheme is chosen that this device knows. */
  readonly checks: Accessor<readonly Check[] | undefined>;
  /** Undefined at the first look, and where nothing has changed. */
  readonly news: Accessor<News | undefined>;
  /** The village's decision is this person's, and none that is given or on its way stands. */
  readonly decides: Accessor<boolean>;
  /** Clashes that this person may settle. */
  readonly clashes: Accessor<FileSummary["clashes"]>;
  readonly zone: string;
}

/** Every section that the summary or the news are read from. */
const sectionsShown = ["meta", "profile", "legality", "plan", "financing", "notes", "attachments"] as const;

export function createOverview(): Overview {
  const file = useOpenFile();
  const library = useLibrary();
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
  const rules = useRuleSets();
  const today = () => dayOf(new Date(), zone);
  const summary = createMemo(() => {
    const now = ydoc();
    // Until the document has been read, what was last derived from it.
    return now
      ? fileSummary(now, file.entry.id, rules.current(), today(), rules.all())
      : library.summary(file.entry.id);
  });
  const main = createMemo(() => {
    const now = ydoc();
    return now ? readApplication(now, mainApplication) : undefined;
  });
  const approval = () => {
    const row = main();
    return row ? approvalStanding(library.approvals(file.entry.id), row) : "unknown";
  };

  const look = lastLook(storage(), { account: session.me()?.account ?? "", file: file.entry.id }, Date.now);
  const news = createMemo((): News | undefined => {
    const now = ydoc();
    const { before } = look;
    if (!now || !before) return undefined;
    const changes = changesSince(now, before.seen, (id) => !file.authorOf(id).own).map((change) => ({
      ...change,
      author: file.authorOf(change.id),
    }));
    const items = newsOf(changes);
    if (items.length === 0) return undefined;
    const names = [...new Set(items.flatMap(({ author }) => author.name ?? []))];
    return { sinceMs: before.at, items, count: items.reduce((sum, item) => sum + item.count, 0), names };
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
    completeness: createMemo(() => {
      const now = ydoc();
      const facts = { ruleSets: rules.all(), approved: approval() === "given" };
      return now ? completenessOf(now, rules.current(), facts) : undefined;
    }),
    checks: createMemo(() => {
      const [now, row] = [ydoc(), main()];
      const applied = row && schemeOfApplication(row, rules.all());
      if (!now || applied?.kind !== "known" || !applied.scheme.applies) return undefined;
      return checksOfApplication(now, mainApplication, {
        scheme: applied.scheme,
        ruleSet: applied.ruleSet,
        approval: approval(),
        village: villageKind(file.entry.id),
        today: today(),
      });
    }),
    news,
    decides: () => {
      const me = session.me();
      const queued = library.queuedApprovals(file.entry.id).some(({ refused }) => refused === null);
      return me !== null && decidesFor(file.entry.id, me) && approval() !== "given" && !queued;
    },
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
