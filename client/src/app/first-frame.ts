/**
 * The list of files as it last stood on this device may already be in the page, put there by public/first-frame.js before the app's
 * modules were read. It gives way to the app's own first drawing, which looks the same.
 */

/** When the rows first stood on the screen: the list's benchmark reads it, and so can a browser's own tools. */
const listShown = "pendamping:list";

/** Once per start of the page; the first frame may have been earlier. */
export function markListShown(): void {
  if (performance.getEntriesByName(listShown).length === 0) performance.mark(listShown);
}

/** Makes room for the app. Call it in the task that draws, so that nothing is seen of the change. */
export function takeFirstFrame(host: Element): void {
  delete document.documentElement.dataset["firstFrame"];
  host.replaceChildren();
}
