/** Enter moves on to the next field of the page; the last one is simply left. */
export function goToNextField(event: KeyboardEvent & { currentTarget: HTMLInputElement }): void {
  if (event.key !== "Enter" || event.isComposing) return;
  event.preventDefault();
  const input = event.currentTarget;
  const fields = [...document.querySelectorAll<HTMLElement>("[data-field-input]")];
  const next = fields[fields.indexOf(input) + 1];
  if (next) next.focus();
  else input.blur();
}
