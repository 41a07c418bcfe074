/** What a person is called beside their name: the position where there is one ("ketua"), else the role ("asisten bisnis"). */
import { useMessages } from "../../i18n/messages.ts";
import { messages } from "./messages.ts";

/** Reads the language: call it where its result is drawn. What this version does not know is shown as it is. */
export function roleName(person: { readonly role: string | null; readonly position?: string | null }): string {
  const t = useMessages(messages);
  const positions: Readonly<Record<string, string>> = t.position;
  const roles: Readonly<Record<string, string>> = t.role;
  if (person.position) return positions[person.position] ?? person.position;
  return person.role ? (roles[person.role] ?? person.role) : "";
}
