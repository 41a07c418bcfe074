/** Where words to look for are typed: each letter counts at once. */
import IconSearch from "~icons/ph/magnifying-glass-bold";
import styles from "./SearchField.module.css";

interface SearchFieldProps {
  label: string;
  /** Shown while it is empty; the label stays for who cannot see it. */
  placeholder?: string;
  text: string;
  onText(text: string): void;
  onEnter?(): void;
  ref?(input: HTMLInputElement): void;
  shortcut?: string;
}

export function SearchField(props: SearchFieldProps) {
  return (
    <label class={styles["search"]}>
      <span class="visually-hidden">{props.label}</span>
      <IconSearch aria-hidden="true" />
      <input
        ref={(input) => props.ref?.(input)}
        type="search"
        value={props.text}
        placeholder={props.placeholder}
        onInput={(event) => props.onText(event.currentTarget.value)}
        onKeyDown={(event) => event.key === "Enter" && props.onEnter?.()}
        aria-keyshortcuts={props.shortcut}
        autocomplete="off"
        enterkeyhint="search"
      />
    </label>
  );
}
