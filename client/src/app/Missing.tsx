/** An address that leads nowhere, or to a file that this person was not given. */
import { useMessages } from "../i18n/messages.ts";
import { Button } from "../ui/Button.tsx";
import { Page } from "../ui/Page.tsx";
import { messages } from "./messages.ts";

export function Missing(props: { file?: boolean }) {
  const t = useMessages(messages);
  return (
    <Page title={t.missing.title} back="/" stack>
      <p>{props.file ? t.missing.file : t.missing.page}</p>
      <Button href="/">{t.missing.home}</Button>
    </Page>
  );
}
