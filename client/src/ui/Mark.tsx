/** The mark: two strokes that take the same bend and form a P. One leads, one walks along. At least 20 px high. */
import styles from "./Mark.module.css";

export function Mark(props: { size?: number; label?: string }) {
  return (
    <svg
      width={props.size ?? 34}
      height={props.size ?? 34}
      viewBox="0 0 40 48"
      fill="none"
      stroke-width="4.4"
      stroke-linecap="round"
      role={props.label ? "img" : undefined}
      aria-label={props.label}
      aria-hidden={props.label ? undefined : "true"}
    >
      <path d="M8 44V18a12 12 0 1 1 12 12" stroke="currentColor" />
      <path class={styles["inner"]} d="M16 44V18a4 4 0 1 1 4 4" />
    </svg>
  );
}
