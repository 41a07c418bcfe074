/** Puts a few lines about the file into a chat. Beside the next step, which is what people forward. */
import { dayOf, formatDay, formatTime, zoneName } from "@pendamping/shared/day";
import IconShare from "~icons/ph/share-network-bold";
import { useOpenFile } from "../../app/context.ts";
import { language } from "../../i18n/language.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Button } from "../../ui/Button.tsx";
import { messages as uiMessages } from "../../ui/messages.ts";
import { sectionName } from "../../ui/names/names.ts";
import { messages } from "./messages.ts";
import { nextStepTitle } from "./NextStepCard.tsx";
import { share, shareText } from "./share.ts";
import type { Overview } from "./state.ts";

export function ShareButton(props: { overview: Overview }) {
  const t = useMessages(messages);
  const ui = useMessages(uiMessages);
  const file = useOpenFile();
  const send = () => {
    const summary = props.overview.summary();
    const completeness = props.overview.completeness();
    if (!summary || !completeness) return;
    const { serverAt, unsent } = file.status();
    const text = shareText(t.share, {
      name: file.entry.name,
      place: file.entry.district,
      stages: summary.stages,
      stageName: (id) => ui.stages[id],
      completeness,
      sectionName,
      next: nextStepTitle(summary),
      asOf: serverAt === null ? null : moment(new Date(serverAt), props.overview.zone),
      unsent,
      address: `${location.origin}/files/${file.entry.id}`,
    });
    void share(text);
  };
  return (
    <Button kind="quiet" icon={<IconShare width="22" height="22" aria-hidden="true" />} onClick={send}>
      {t.share.button}
    </Button>
  );
}

/** "24 November 2026 09.14 WIB": a chat is read weeks later, so with its year. */
function moment(at: Date, zone: string): string {
  return `${formatDay(dayOf(at, zone), language(), "long")} ${formatTime(at.toISOString(), zone)} ${zoneName(zone)}`;
}
