/** Fills both coordinates from the device, and says in place how exact they are or what to do instead. */
import { createSignal, Show } from "solid-js";
import IconHere from "~icons/ph/crosshair-bold";
import { useOpenFile } from "../../app/context.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Button } from "../../ui/Button.tsx";
import { messages } from "./messages.ts";
import styles from "./profile.module.css";

type Outcome = { kind: "locating" } | { kind: "located"; metres: number } | { kind: "denied" } | { kind: "not-found" };

/** About a tenth of a metre; more digits than a phone can know. */
const decimals = 6;
const patienceMs = 20_000;

export function DeviceLocation() {
  const t = useMessages(messages);
  const file = useOpenFile();
  const [outcome, setOutcome] = createSignal<Outcome | null>(null);
  const degrees = (key: string, value: number) => ({ root: "profile", key, value: Number(value.toFixed(decimals)) });
  const locate = () => {
    setOutcome({ kind: "locating" });
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        file.setAll(t.coordinates, [
          degrees("address.latitude", coords.latitude),
          degrees("address.longitude", coords.longitude),
        ]);
        setOutcome({ kind: "located", metres: Math.ceil(coords.accuracy) });
      },
      (error) => setOutcome({ kind: error.code === error.PERMISSION_DENIED ? "denied" : "not-found" }),
      { enableHighAccuracy: true, timeout: patienceMs },
    );
  };
  const words = (now: Outcome) => {
    switch (now.kind) {
      case "locating":
        return t.locating;
      case "located":
        return t.located(now.metres);
      case "denied":
        return t.locationDenied;
      case "not-found":
        return t.locationNotFound;
    }
  };
  return (
    <Show when={"geolocation" in navigator}>
      <div>
        <Button small kind="quiet" icon={<IconHere aria-hidden="true" />} onClick={locate}>
          {t.useDevice}
        </Button>
        <p class={styles["outcome"]} role="status">
          <Show when={outcome()}>{(now) => words(now())}</Show>
        </p>
      </div>
    </Show>
  );
}
