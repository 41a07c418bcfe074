/** /files/:code/profile/assets and its like: one table of the profile. Members have a page of their own. */
import { assetFiles } from "@pendamping/shared/profile/fields";
import type { ProfileTableId } from "@pendamping/shared/profile/table-fields";
import { useLocation } from "@solidjs/router";
import { createMemo, Show } from "solid-js";
import IconNote from "~icons/ph/chat-circle-text-bold";
import { useOpenFile } from "../../../app/context.ts";
import { useMessages } from "../../../i18n/messages.ts";
import { Button } from "../../../ui/Button.tsx";
import { EvidenceSlot } from "../../../ui/evidence/EvidenceSlot.tsx";
import { profileGroupName } from "../../../ui/names/names.ts";
import { RowsList } from "../../../ui/table/RowsList.tsx";
import { RowsPage } from "../../../ui/table/RowsPage.tsx";
import { phoneColumns } from "./columns.ts";
import { createProfileTable } from "./create-table.ts";
import { messages } from "./messages.ts";
import styles from "./tables.module.css";

const pages = [
  "supervisors",
  "assets",
  "kbli",
  "potential",
  "commodities",
  "monthly",
] as const satisfies readonly ProfileTableId[];

export default function ProfileTablePage() {
  const location = useLocation();
  const table = createMemo(() => pages.find((id) => location.pathname.endsWith(`/profile/${id}`)));
  return (
    <Show when={table()} keyed>
      {(id) => <OneTable table={id} />}
    </Show>
  );
}

function OneTable(props: { table: (typeof pages)[number] }) {
  const t = useMessages(messages);
  const file = useOpenFile();
  const { table } = props;
  const rows = createProfileTable(table);
  const base = `/files/${file.entry.id}`;
  const name = () => profileGroupName(table);
  return (
    <RowsPage
      rows={rows}
      title={name()}
      back={table === "supervisors" ? `${base}/profile/organs` : `${base}/profile`}
      page={`${base}/profile/${table}`}
      words={{
        lead: t.leads[table],
        add: t.add[table],
        newRow: t.newRow[table],
        empty: t.empty[table],
        emptyReader: t.emptyReader,
      }}
      list={(rowHref) => (
        <RowsList rows={rows} label={name()} figures={phoneColumns(table, rows.columns)} rowHref={rowHref} />
      )}
      {...(table === "assets"
        ? {
            belowForm: (id: string) => (
              <div class={styles["evidence"]}>
                <EvidenceSlot about={assetFiles(id).photos} label={t.evidence.photos} />
                <EvidenceSlot about={assetFiles(id).documents} label={t.evidence.documents} />
              </div>
            ),
          }
        : {})}
      below={
        <div class={styles["links"]}>
          <Button
            small
            kind="quiet"
            href={`${base}/notes?about=${encodeURIComponent(rows.place)}`}
            icon={<IconNote aria-hidden="true" />}
          >
            {t.note}
          </Button>
        </div>
      }
    />
  );
}
