/** How much room there is. */
import { type Accessor, createSignal, onCleanup } from "solid-js";

/** True from 1200 px on, where the context panel stands beside the content. */
export function createWide(): Accessor<boolean> {
  return createMedia("(min-width: 1200px)");
}

/** True from 840 px on, where the rail takes the place of the bottom bar and tables become grids. */
export function createRoomy(): Accessor<boolean> {
  return createMedia("(min-width: 840px)");
}

function createMedia(query: string): Accessor<boolean> {
  const media = matchMedia(query);
  const [matches, setMatches] = createSignal(media.matches);
  const changed = () => setMatches(media.matches);
  media.addEventListener("change", changed);
  onCleanup(() => media.removeEventListener("change", changed));
  return matches;
}
