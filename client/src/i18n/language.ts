/**
 * The language of the interface: Bahasa Indonesia unless the person chose English on this device. Kept in localStorage,
 * because it belongs to the device and must be known before anything else has loaded.
 */
import { createSignal } from "solid-js";

export type Language = "id" | "en";

const storageKey = "pendamping.language";

const [current, setCurrent] = createSignal<Language>(stored());
document.documentElement.lang = current();

/** The language now; reactive. */
export function language(): Language {
  return current();
}

/** Switches the language at once and keeps the choice on this device. */
export function setLanguage(chosen: Language): void {
  setCurrent(chosen);
  document.documentElement.lang = chosen;
  try {
    localStorage.setItem(storageKey, chosen);
  } catch {
    // Storage is blocked: the choice lasts until the page closes.
  }
}

function stored(): Language {
  try {
    return localStorage.getItem(storageKey) === "en" ? "en" : "id";
  } catch {
    return "id";
  }
}
