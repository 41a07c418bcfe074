/** The legality section of the opened file, as its two pages need it. */
import { dayOf } from "@pendamping/shared/day";
import { type Reading, shownValue } from "@pendamping/shared/file/reading";
import {
  type LegalityFieldName,
  type LegalityValues,
  legalityFieldNames,
  legalityKey,
  legalityRemarkRoot,
} from "@pendamping/shared/legality/access";
import { type LegalityItem, legalityItems } from "@pendamping/shared/legality/items";
import { legalityProgress, type StuckItem, type Tick } from "@pendamping/shared/legality/progress";
import { type Accessor, createMemo } from "solid-js";
import type * as Y from "yjs";
import { useOpenFile, useSession } from "../../app/context.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useRuleSets } from "../../sync/rule-sets.ts";
import { createFileField, type FileField } from "../../ui/fields/file-field.ts";
import { issuerName, legalityFieldName, legalityItemName } from "../../ui/names/names.ts";
import { messages } from "./messages.ts";

/** One item with what follows from the others. */
export interface Step {
  readonly item: LegalityItem;
  /** Its place in the usual order, from 1. */
  readonly number: number;
  readonly tick: Tick;
  readonly stuck: StuckItem | undefined;
  /** Items that usually come first and are not done. */
  readonly waitingFor: readonly string[];
  readonly isContested: boolean;
}

export interface Legality {
  readonly steps: Accessor<readonly Step[]>;
  readonly done: Accessor<number>;
  readonly ticks: Accessor<readonly Tick[]>;
  readonly next: Accessor<{ readonly item: string; readonly mover: "us" | "agency" } | null>;
  step(item: string): Step | undefined;
  /** Where the legality pages of this file begin. */
  readonly base: string;
  readonly village: string;
}

export function createLegality(): Legality {
  const file = useOpenFile();
  const session = useSession();
  const today = () => dayOf(new Date(), session.me()?.zone ?? "Asia/Jakarta");
  // outlets planned are in the profile and make licences of their own
  const profileChanged = file.watch("profile", () => ({}));
  const legalityChanged = file.watch("legality", () => ({}));
  const items = createMemo(() => {
    profileChanged();
    legalityChanged();
    const ydoc = file.ydoc();
    return ydoc ? legalityItems(ydoc, useRuleSets().current()) : [];
  });
  const progress = createMemo(() => legalityProgress(items(), today()));
  const steps = createMemo(() =>
    items().map(
      (item, index): Step => ({
        item,
        number: index + 1,
        tick: progress().ticks[index] ?? "open",
        stuck: progress().stuck.find((stuck) => stuck.item === item.id),
        waitingFor: progress().waitingFor(item),
        isContested: legalityFieldNames.some((field) => item[field].kind === "contested"),
      }),
    ),
  );
  return {
    steps,
    done: () => progress().done,
    ticks: () => progress().ticks,
    next: () => progress().next,
    step: (id) => steps().find(({ item }) => item.id === id),
    base: `/files/${file.entry.id}/legality`,
    village: file.entry.village,
  };
}

/** One field of one item. Lives as long as the calling owner. */
export function createLegalityField<F extends LegalityFieldName>(
  legality: Legality,
  item: string,
  field: F,
): FileField<LegalityValues[F]> {
  const t = useMessages(messages);
  return createFileField<LegalityValues[F]>({
    section: "legality",
    root: "legality",
    key: legalityKey(item, field),
    place: `legality/${item}`,
    // TypeScript knows the reading only as one of all the field's: which one follows from its name
    read: () => legality.step(item)?.item[field] as Reading<LegalityValues[F]> | undefined,
    stepName: () => t.stepName(legalityFieldName(field).toLowerCase(), legalityItemName(item)),
  });
}

/** The remark of an item: the shared text, and how it reads now. */
export function createRemark(item: string): { text: Accessor<Y.Text | undefined>; reading: Accessor<string> } {
  const file = useOpenFile();
  const root = legalityRemarkRoot(item);
  const reading = file.watch("legality", (ydoc) => ydoc.getText(root).toString());
  return { text: () => file.ydoc()?.getText(root), reading: () => reading() ?? "" };
}

/** Where an item was submitted: as written down, else its usual issuer. Reads the language. */
export function agencyOf(item: LegalityItem): string {
  return shownValue(item.submittedTo) ?? issuerName(item.id);
}
