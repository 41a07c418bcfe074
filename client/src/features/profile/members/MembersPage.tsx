/**
 * /files/:code/profile/members. The list of members with a search, in from a spreadsheet and out as one. Search and filter stand in the
 * address, so Back brings the same list.
 */
import { dayOf } from "@pendamping/shared/day";
import { shownValue } from "@pendamping/shared/file/reading";
import type { RowFields, TableRow } from "@pendamping/shared/file/rows";
import { formatRupiah } from "@pendamping/shared/money";
import { readProfile } from "@pendamping/shared/profile/access";
import { memberTotals } from "@pendamping/shared/profile/members";
import type { membersTable } from "@pendamping/shared/profile/tables";
import { useLocation, useNavigate, useSearchParams } from "@solidjs/router";
import { createDeferred, createMemo, createSignal, onMount, Show } from "solid-js";
import IconNote from "~icons/ph/chat-circle-text-bold";
import IconExport from "~icons/ph/download-simple-bold";
import IconImport from "~icons/ph/upload-simple-bold";
import IconDoubt from "~icons/ph/warning-circle-bold";
import { useOpenFile, useSession } from "../../../app/context.ts";
import { useMessages } from "../../../i18n/messages.ts";
import { Button } from "../../../ui/Button.tsx";
import { Chip } from "../../../ui/Chip.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { profileGroupName } from "../../../ui/names/names.ts";
import { SearchField } from "../../../ui/SearchField.tsx";
import type { RowValues } from "../../../ui/table/columns.ts";
import { RowsPage } from "../../../ui/table/RowsPage.tsx";
import { createProfileTable } from "../tables/create-table.ts";
import { messages as tableMessages } from "../tables/messages.ts";
import { offerCsv, offerExcel } from "./export.ts";
import { MembersList } from "./MembersList.tsx";
import styles from "./members.module.css";
import { messages } from "./messages.ts";
import { memberMatches } from "./search.ts";

/** The table's rows as they are; the generic table knows its fields by their names only. */
type MemberRow = Pick<TableRow<typeof membersTable.fields>, "fields">;

export default function MembersPage() {
  const t = useMessages(messages);
  const words = useMessages(tableMessages);
  const file = useOpenFile();
  const session = useSession();
  const location = useLocation();
  const navigate = useNavigate();
  const [query] = useSearchParams<{ q?: string; show?: string }>();
  const text = () => query.q ?? "";
  const onlyDoubtful = () => query.show === "doubt";
  const maySee = () => file.mayWrite("profile");

  /** A large list is drawn anew once the typing pauses, not at each letter. */
  const looked = createDeferred(text, { timeoutMs: 300 });
  const matches = createMemo(() => memberMatches(looked(), maySee()));
  const rows = createProfileTable("members", (row) => matches()(row) && (!onlyDoubtful() || doubtful().has(row.id)));
  const current = createMemo(() => rows.all().filter((row) => !row.withdrawn));
  /** A thousand people are looked through once the list is on the screen. */
  const [drawn, setDrawn] = createSignal(false);
  onMount(() => requestAnimationFrame(() => setTimeout(() => setDrawn(true))));
  const doubtByRow = new WeakMap<TableRow<RowFields>, boolean>();
  const doubtful = createMemo(
    () =>
      new Set(
        drawn() || onlyDoubtful()
          ? current()
              .filter((row) => {
                const doubt = doubtByRow.get(row) ?? isDoubtful(row);
                doubtByRow.set(row, doubt);
                return doubt;
              })
              .map(({ id }) => id)
          : [],
      ),
  );
  const perMember = file.watch("profile", (ydoc) => {
    const value = shownValue(readProfile(ydoc).get("capital.principalSavingsRp") ?? { kind: "absent" });
    return typeof value === "number" ? value : null;
  });
  const totals = createMemo(() => memberTotals(current() as unknown as readonly MemberRow[], perMember() ?? null));

  function isDoubtful(row: TableRow<RowFields>): boolean {
    const values: RowValues = (field) => shownValue(row.fields[field] ?? { kind: "absent" }) as string | undefined;
    return rows.fields.some((column) => {
      const value = values(column.field);
      return value !== undefined && column.doubt?.(value, values) !== undefined;
    });
  }

  const [notHere, setNotHere] = createSignal(false);
  const exported = () => ({
    title: profileGroupName("members"),
    village: file.entry.village,
    today: dayOf(new Date(), session.me()?.zone ?? "Asia/Jakarta"),
  });
  const page = `/files/${file.entry.id}/profile/members`;
  const address = (change: { q?: string; show?: string | null }) => {
    const next = new URLSearchParams(location.search);
    for (const [key, value] of Object.entries(change)) {
      if (value) next.set(key, value);
      else next.delete(key);
    }
    const rest = next.toString();
    return rest ? `${page}?${rest}` : page;
  };
  const look = (q: string) => navigate(address({ q }), { replace: true, scroll: false });
  const isNarrowed = () => text() !== "" || onlyDoubtful();
  const paid = () => {
    const { paidRp, dueRp } = totals();
    if (paidRp === 0) return "";
    return dueRp === null ? t.paid(formatRupiah(paidRp)) : t.paidOf(formatRupiah(paidRp), formatRupiah(dueRp));
  };

  return (
    <RowsPage
      rows={rows}
      title={profileGroupName("members")}
      back={`/files/${file.entry.id}/profile`}
      page={page}
      words={{
        add: words.add.members,
        newRow: words.newRow.members,
        empty: words.empty.members,
        emptyReader: words.emptyReader,
      }}
      above={
        <>
          <Show when={current().length > 0}>
            <p class={styles["totals"]}>
              {t.counted(totals().active, totals().left)} {paid()}
            </p>
            {/* biome-ignore lint/a11y/useSemanticElements: `search` is not yet an element everywhere */}
            <div class={styles["search"]} role="search">
              <SearchField label={t.search} placeholder={t.search} text={text()} onText={look} />
              <Show when={maySee() && (doubtful().size > 0 || onlyDoubtful())}>
                <Chip
                  href={address({ show: onlyDoubtful() ? null : "doubt" })}
                  on={onlyDoubtful()}
                  icon={<IconDoubt aria-hidden="true" />}
                >
                  {t.doubtful(doubtful().size)}
                </Chip>
              </Show>
            </div>
            <Show when={isNarrowed()}>
              <p class={styles["found"]} role="status">
                {t.found(rows.ids().length, current().length)}
              </p>
            </Show>
          </Show>
          <Show when={current().length === 0 && rows.writable()}>
            <Button href={`${page}/import`} icon={<IconImport aria-hidden="true" />}>
              {t.import}
            </Button>
          </Show>
        </>
      }
      nothingFound={
        isNarrowed() && rows.ids().length === 0 && current().length > 0 ? (
          <>
            <p>{t.nobody}</p>
            <Button small kind="quiet" href={page}>
              {t.showAll}
            </Button>
          </>
        ) : undefined
      }
      list={(rowHref) => <MembersList rows={rows} label={profileGroupName("members")} rowHref={rowHref} />}
      below={
        <div class={styles["links"]}>
          <Show when={rows.writable() && current().length > 0}>
            <Button small kind="quiet" href={`${page}/import`} icon={<IconImport aria-hidden="true" />}>
              {t.import}
            </Button>
          </Show>
          <Show when={maySee() && current().length > 0}>
            <Button
              small
              kind="quiet"
              icon={<IconExport aria-hidden="true" />}
              onClick={() => {
                setNotHere(false);
                offerExcel(current(), rows.fields, exported()).catch((error: unknown) => {
                  console.error("the members could not be written as an Excel file", error);
                  setNotHere(true);
                });
              }}
            >
              {t.exportExcel}
            </Button>
            <Button
              small
              kind="quiet"
              icon={<IconExport aria-hidden="true" />}
              onClick={() => offerCsv(current(), rows.fields, exported())}
            >
              {t.export}
            </Button>
          </Show>
          <Button
            small
            kind="quiet"
            href={`/files/${file.entry.id}/notes?about=${encodeURIComponent(rows.place)}`}
            icon={<IconNote aria-hidden="true" />}
          >
            {words.note}
          </Button>
          <Show when={notHere()}>
            <Notice tone="wait" live>
              {t.notHere}
            </Notice>
          </Show>
        </div>
      }
    />
  );
}
