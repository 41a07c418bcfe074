/** The icon of a saving word. Decoration: the word stands beside it. */
import { Match, Switch } from "solid-js";
import IconNoSignal from "~icons/ph/cell-signal-slash-bold";
import IconSuggestion from "~icons/ph/chat-teardrop-text-bold";
import IconNotFetched from "~icons/ph/cloud-arrow-down-bold";
import IconOnServer from "~icons/ph/cloud-check-bold";
import IconDevice from "~icons/ph/device-mobile-bold";
import IconComputer from "~icons/ph/laptop-bold";
import IconWarning from "~icons/ph/warning-bold";
import type { SavingState } from "../sync/model.ts";
import { hasPointer } from "./saving-word.ts";

export function SavingIcon(props: { state: SavingState; size?: string }) {
  const size = () => ({
    width: props.size ?? "1.25em",
    height: props.size ?? "1.25em",
    "aria-hidden": "true" as const,
  });
  return (
    <Switch fallback={<IconDevice {...size()} />}>
      <Match when={(props.state === "on-device" || props.state === "saving") && hasPointer()}>
        <IconComputer {...size()} />
      </Match>
      <Match when={props.state === "on-server"}>
        <IconOnServer {...size()} />
      </Match>
      <Match when={props.state === "waiting"}>
        <IconNoSignal {...size()} />
      </Match>
      <Match when={props.state === "refused"}>
        <IconSuggestion {...size()} />
      </Match>
      <Match when={props.state === "not-on-device"}>
        <IconWarning {...size()} />
      </Match>
      <Match when={props.state === "not-fetched"}>
        <IconNotFetched {...size()} />
      </Match>
    </Switch>
  );
}
