/**
 * Light or dark: the system decides unless the person chose on this device. public/first-frame.js applies it as soon as
 * the page has been read, and listens for the event sent here.
 */
import { createSignal } from "solid-js";

export type ThemeChoice = "system" | "light" | "dark";

const storageKey = "pendamping.theme";
const [choice, setChoice] = createSignal<ThemeChoice>(stored());

/** What the person chose; reactive. */
export function themeChoice(): ThemeChoice {
  return choice();
}

export function chooseTheme(chosen: ThemeChoice): void {
  setChoice(chosen);
  try {
    if (chosen === "system") localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, chosen);
  } catch {
    // Storage is blocked: the theme cannot be kept, so it stays with the system.
  }
  dispatchEvent(new Event("pendamping:theme"));
}

function stored(): ThemeChoice {
  try {
    const kept = localStorage.getItem(storageKey);
    return kept === "light" || kept === "dark" ? kept : "system";
  } catch {
    return "system";
  }
}
