/**
 * A sheet over the page, open while the query says `?sheet=<name>`, so Back always closes it. It informs; it never asks
 * for input on a phone. A native dialog: the focus stays inside and returns to where it was.
 */
import { useLocation, useNavigate, useSearchParams } from "@solidjs/router";
import { type JSX, onCleanup, onMount, Show, splitProps } from "solid-js";
import IconClose from "~icons/ph/x-bold";
import { useMessages } from "../i18n/messages.ts";
import { messages } from "./messages.ts";
import styles from "./Sheet.module.css";

interface SheetProps {
  name: string;
  title: JSX.Element;
  children: JSX.Element;
}

export function Sheet(props: SheetProps) {
  const [query] = useSearchParams();
  return (
    <Show when={query["sheet"] === props.name}>
      <OpenSheet {...props} />
    </Show>
  );
}

function OpenSheet(props: SheetProps) {
  const t = useMessages(messages);
  const close = useCloseSheet();
  let dialog!: HTMLDialogElement;
  onMount(() => {
    dialog.showModal();
    onCleanup(() => dialog.close());
  });
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={dialog}
      class={styles["sheet"]}
      aria-labelledby={`sheet-${props.name}`}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onClick={(event) => {
        if (event.target === dialog && outside(event, dialog)) close();
      }}
    >
      <div class={styles["grab"]} />
      <div class={styles["head"]}>
        <h2 id={`sheet-${props.name}`} tabindex="-1" autofocus>
          {props.title}
        </h2>
        <button type="button" class={styles["close"]} aria-label={t.close} onClick={close}>
          <IconClose aria-hidden="true" />
        </button>
      </div>
      {props.children}
    </dialog>
  );
}

/** Kept in the history entry, so that closing knows whether one step back leads to the page. */
const openedHere = JSON.stringify({ sheet: true });

/** A link that opens a sheet on the page it stands on. */
export function SheetLink(
  props: {
    sheet: string;
    of?: string;
    class?: string | undefined;
    children: JSX.Element;
    [data: `data-${string}`]: string;
  } & Omit<JSX.AnchorHTMLAttributes<HTMLAnchorElement>, "href" | "state" | "class">,
) {
  const [own, rest] = splitProps(props, ["sheet", "of"]);
  const href = useSheetHref();
  return <a {...rest} href={href(own.sheet, own.of)} state={openedHere} noScroll />;
}

/** The address that opens a sheet here; what it is about goes into `of` (`?sheet=who&of=legality/nib.number`). */
export function useSheetHref(): (sheet: string, of?: string) => string {
  const location = useLocation();
  return (sheet, of) => {
    const query = new URLSearchParams(location.search);
    query.set("sheet", sheet);
    if (of !== undefined) query.set("of", of);
    return `${location.pathname}?${query}`;
  };
}

/** Closes the open sheet: one step back where a link opened it, else by taking it out of the address. */
function useCloseSheet(): () => void {
  const location = useLocation<{ sheet?: boolean }>();
  const navigate = useNavigate();
  return () => {
    if (location.state?.sheet) {
      navigate(-1);
      return;
    }
    const query = new URLSearchParams(location.search);
    query.delete("sheet");
    query.delete("of");
    const rest = query.toString();
    navigate(location.pathname + (rest ? `?${rest}` : ""), { replace: true, scroll: false });
  };
}

function outside(event: MouseEvent, dialog: HTMLDialogElement): boolean {
  const box = dialog.getBoundingClientRect();
  return event.clientX < box.left || event.clientX > box.right || event.clientY < box.top || event.clientY > box.bottom;
}
