/** The legality section of the opened file, as its two pages need it. */
import { countAttachments } from "@pendamping/shared/attachments/access";
import { dayOf, daysBetween, formatDay } from "@pendamping/shared/day";
import { type Reading, shownValue } from "@pendamping/shared/file/reading";
import {
  type LegalityFieldName,
  type LegalityValues,
  legalityFieldNames,
  legalityKey,
  legalityRemarkRoot,
} from "@pendamping/shared/legality/access";
import { type Expiry, expiryOf } from "@pendamping/shared/legality/expiry";
import { type LegalityItem, legalityItems } from "@pendamping/shared/legality/items";
import { isDone, legalityProgress, type StuckItem, type Tick } from "@pendamping/shared/legality/progress";
import { type Accessor, createMemo } from "solid-js";
import type * as Y from "yjs";
import { useOpenFile, useSession } from "../../app/context.ts";
import { language } from "../../i18n/language.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useRuleSets } from "../../sync/rule-sets.ts";
import { createFileField, type FileField } from "../../ui/fields/file-field.ts";
import { issuerName, legalityItemName } from "../../ui/names/item-names.ts";
import { legalityFieldName } from "../../ui/names/names.ts";
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
  readonly expiry: Expiry | null;
  /** Days at its issuer, while it lies there. */
  readonly submittedDays: number | null;
  /** Days since it was to be done; 0 while that is not past, or it is done. */
  readonly overdueDays: number;
  /** How many photos and papers prove it. */
  readonly evidence: number;
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
  const evidence = file.watch("attachments", countAttachments);
  const daysSince = (day: string | undefined) => (day === undefined ? null : daysBetween(day, today()));
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
        expiry: expiryOf(item, today()),
        submittedDays: daysSince(shownValue(item.status) === "submitted" ? shownValue(item.submittedOn) : undefined),
        overdueDays: isDone(item) ? 0 : Math.max(0, daysSince(shownValue(item.targetOn)) ?? 0),
        evidence: evidence()?.get(`legality/${item.id}`) ?? 0,
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

/** What the bar under an item is about, and where it leads. */
export function itemActions(legality: Legality, item: string) {
  const next = legality.steps()[legality.step(item)?.number ?? 0];
  return {
    about: `legality/${item}`,
    next: next && `${legality.base}/${next.item.id}`,
    list: legality.base,
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

/** "berlaku sampai 12 Des 2026, 18 hari lagi". Reads the language. */
export function expiryText({ on, days, state }: Expiry): string {
  const t = useMessages(messages);
  const day = formatDay(on, language(), "short");
  return state === "ended" ? t.ended(day, -days) : t.ending(day, days);
}

/** Where an item was submitted: as written down, else its usual issuer. Reads the language. */
export function agencyOf(item: LegalityItem): string {
  return shownValue(item.submittedTo) ?? issuerName(item.id);
}
