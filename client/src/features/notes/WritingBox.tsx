/** A text box that grows with its text, and the button that sends it. Ctrl+Enter sends; Enter is a new line, as on phones. */
import { type JSX, onMount } from "solid-js";
import styles from "./notes.module.css";

/** The record's own limit (shared/notes/access.ts). */
const textMax = 20_000;

export function WritingBox(props: {
  label: string;
  placeholder?: string;
  text: string;
  onText: (text: string) => void;
  sendLabel: string;
  sendIcon: JSX.Element;
  onSend: () => void;
  focus?: boolean;
}) {
  let box!: HTMLTextAreaElement;
  const send = () => {
    if (props.text.trim() === "") box.focus();
    else props.onSend();
  };
  onMount(() => {
    if (props.focus) box.focus();
  });
  return (
    <form
      class={styles["writing"]}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <span class={styles["grow"]} data-text={`${props.text}\u200b`}>
        <textarea
          ref={box}
          rows="1"
          maxlength={textMax}
          aria-label={props.label}
          placeholder={props.placeholder}
          value={props.text}
          onInput={(event) => props.onText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
              event.preventDefault();
              send();
            }
          }}
        />
      </span>
      <button type="submit" class={styles["send"]} aria-label={props.sendLabel}>
        {props.sendIcon}
      </button>
    </form>
  );
}
