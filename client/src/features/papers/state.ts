/** The papers of the opened file, as this device has it now. */
import { dayOf } from "@pendamping/shared/day";
import { shownValue } from "@pendamping/shared/file/reading";
import { readApplications } from "@pendamping/shared/financing/applications";
import { makePaper, paperKinds } from "@pendamping/shared/papers/catalogue";
import { type PaperFacts, readPaperFacts } from "@pendamping/shared/papers/facts";
import type { Paper, PaperKind } from "@pendamping/shared/papers/paper";
import { needsPersonalData } from "@pendamping/shared/people/personal";
import { type Accessor, createMemo } from "solid-js";
import { useLibrary, useOpenFile, useSession } from "../../app/context.ts";
import { useRuleSets } from "../../sync/rule-sets.ts";

export interface Papers {
  /** Undefined until the file is loaded. */
  facts(application?: string): PaperFacts | undefined;
  /** Every paper, and for each application those that are about one. */
  readonly all: Accessor<readonly ListedPaper[]>;
  /** Whether personal numbers are printed whole. */
  readonly seesPersonal: Accessor<boolean>;
}

export interface ListedPaper {
  readonly paper: Paper;
  /** Set where there are several applications. */
  readonly application: string | null;
  /** From 1. */
  readonly number: number;
}

const aboutApplication: readonly PaperKind[] = ["application-letter", "repayment-schedule", "musdes-minutes"];
const sections = ["profile", "legality", "plan", "financing", "attachments"] as const;

export function createPapers(): Papers {
  const file = useOpenFile();
  const session = useSession();
  const library = useLibrary();
  const rules = useRuleSets();
  const changed = sections.map((section) => file.watch(section, () => ({})));
  const seesPersonal = () => {
    const me = session.me();
    return me !== null && needsPersonalData(me.role);
  };

  const facts = (application: string | null): PaperFacts | undefined => {
    for (const each of changed) each();
    const ydoc = file.ydoc();
    const me = session.me();
    if (!ydoc || !me) return undefined;
    const { id: code, name, village, kind, district, assistant } = file.entry;
    return readPaperFacts({
      ydoc,
      place: { code, name, village, kind, district, regency: me.region.name },
      ruleSet: rules.current(),
      ruleSets: rules.all(),
      approvals: library.approvals(code),
      application,
      assistant,
      seesPersonal: seesPersonal(),
      today: dayOf(new Date(), me.zone),
      zone: me.zone,
    });
  };
  const usual = createMemo(() => facts(null));

  return {
    facts: (application) => (application === undefined ? usual() : facts(application)),
    all: createMemo(() => {
      const now = usual();
      if (!now) return [];
      const applications = readApplications(now.ydoc).filter(({ fields }) => shownValue(fields.scheme) !== undefined);
      return paperKinds.flatMap((kind): ListedPaper[] => {
        if (applications.length < 2 || !aboutApplication.includes(kind))
          return [{ paper: makePaper(kind, now), application: null, number: 1 }];
        return applications.flatMap(({ id }, index) => {
          const about = facts(id);
          return about ? [{ paper: makePaper(kind, about), application: id, number: index + 1 }] : [];
        });
      });
    }),
    seesPersonal,
  };
}
