/** Bytes in JSON. In slices, because a call takes only so many arguments. */

const slice = 0x8000;

export function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (let from = 0; from < bytes.length; from += slice)
    text += String.fromCharCode(...bytes.subarray(from, from + slice));
  return btoa(text);
}

export function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
