/** The one line on top of a section for those who cannot write it now, and why. */
import type { Section } from "@pendamping/shared/file/section";
import { Match, Switch } from "solid-js";
import IconUpdate from "~icons/ph/arrows-clockwise-bold";
import IconFetch from "~icons/ph/cloud-arrow-down-bold";
import IconRead from "~icons/ph/eye-bold";
import { useOpenFile } from "../../app/context.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Notice } from "../Notice.tsx";
import { messages } from "./messages.ts";

export function WritingLine(props: { section: Section }) {
  const t = useMessages(messages);
  const file = useOpenFile();
  return (
    <Switch>
      <Match when={file.newerThanApp()}>
        <Notice tone="wait" icon={<IconUpdate aria-hidden="true" />}>
          {t.newerFile}
        </Notice>
      </Match>
      <Match when={file.status().state === "not-fetched"}>
        <Notice tone="wait" icon={<IconFetch aria-hidden="true" />}>
          {t.notFetched}
        </Notice>
      </Match>
      <Match when={!file.mayWrite(props.section)}>
        <Notice icon={<IconRead aria-hidden="true" />}>{file.mayWrite("notes") ? t.readAndNote : t.readOnly}</Notice>
      </Match>
    </Switch>
  );
}
