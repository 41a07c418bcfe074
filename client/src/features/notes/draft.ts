/** What a person is writing and has not sent: it survives leaving the page, and the app. Kept on this device only. */
import { type Accessor, createSignal } from "solid-js";

/** `name` tells drafts of an account apart: "3529012005:legality/nib", "3529012005:reply:k3j…". */
export function createDraft(
  account: string,
  name: Accessor<string>,
): [text: Accessor<string>, setText: (text: string) => void] {
  const key = () => `pendamping.draft:${account}:${name()}`;
  const [changes, setChanges] = createSignal(0);
  /** Where storage is blocked the draft lives as long as the page. */
  const unstored = new Map<string, string>();
  return [
    () => {
      changes();
      try {
        return unstored.get(key()) ?? localStorage.getItem(key()) ?? "";
      } catch {
        return unstored.get(key()) ?? "";
      }
    },
    (text) => {
      try {
        if (text === "") localStorage.removeItem(key());
        else localStorage.setItem(key(), text);
        unstored.delete(key());
      } catch {
        unstored.set(key(), text);
      }
      setChanges((count) => count + 1);
    },
  ];
}
