/** /files/:code/approvals. Where there is one application its decision opens at once; where there are several, they are listed. */
import { shownValue } from "@pendamping/shared/file/reading";
import { mainApplication, readApplications } from "@pendamping/shared/financing/applications";
import { approvalStanding } from "@pendamping/shared/financing/approval";
import { formatRupiah } from "@pendamping/shared/money";
import { For, Show } from "solid-js";
import { useLibrary, useOpenFile } from "../../app/context.ts";
import { useMessages } from "../../i18n/messages.ts";
import { CardList } from "../../ui/Card.tsx";
import { Page } from "../../ui/Page.tsx";
import { Row } from "../../ui/Row.tsx";
import { OneApproval } from "./ApprovalPage.tsx";
import { messages } from "./messages.ts";

export default function ApprovalsPage() {
  const t = useMessages(messages);
  const file = useOpenFile();
  const library = useLibrary();
  const applications = file.watch("financing", readApplications);
  const several = () => (applications()?.length ?? 0) > 1;
  const standing = (row: NonNullable<ReturnType<typeof applications>>[number]) => {
    const found = approvalStanding(library.approvals(file.entry.id), row);
    return found === "given" ? t.given : found === "withheld" ? t.withheld : found === "changed" ? t.changed : t.none;
  };
  return (
    <Show when={several()} fallback={<OneApproval application={mainApplication} back={`/files/${file.entry.id}`} />}>
      <Page title={t.title} subtitle={file.entry.village} back={`/files/${file.entry.id}`} stack>
        <CardList label={t.list}>
          <For each={applications() ?? []}>
            {(row) => (
              <Row
                href={`/files/${file.entry.id}/approvals/${row.id}`}
                title={(() => {
                  const amountRp = shownValue(row.fields.amountRp);
                  return amountRp === undefined ? t.application : `${t.application}, ${formatRupiah(amountRp)}`;
                })()}
                detail={standing(row)}
              />
            )}
          </For>
        </CardList>
      </Page>
    </Show>
  );
}
