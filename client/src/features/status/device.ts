/** What the status sheet reads from the device. */
import { type Accessor, createSignal, onCleanup } from "solid-js";

/** The time now, for ages on the screen; moves every half minute. */
export function createNow(): Accessor<number> {
  const [now, setNow] = createSignal(Date.now());
  const timer = setInterval(() => setNow(Date.now()), 30_000);
  onCleanup(() => clearInterval(timer));
  return now;
}
