/** Whether there is room for a list and its item side by side. */
import { type Accessor, createSignal, onCleanup } from "solid-js";

/** True from 1200 px on, where the context panel stands beside the content. */
export function createWide(): Accessor<boolean> {
  const media = matchMedia("(min-width: 1200px)");
  const [wide, setWide] = createSignal(media.matches);
  const changed = () => setWide(media.matches);
  media.addEventListener("change", changed);
  onCleanup(() => media.removeEventListener("change", changed));
  return wide;
}
