/**
 * Where each role can go: the bottom bar of a phone and the rail of a desktop. Only what this version has; a link that
 * leads nowhere is worse than none.
 */
import type { Me } from "@pendamping/shared/protocol/account";

export interface Destination {
  readonly id: "cooperative" | "files" | "approvals" | "notes" | "people" | "rules" | "me";
  readonly href: string;
}

/** The first one is home. A person with exactly one file lands in it and calls it their cooperative. */
export function destinations(me: Me): readonly Destination[] {
  const saya: Destination = { id: "me", href: "/me" };
  if (me.role === "admin") return [{ id: "people", href: "/people" }, { id: "rules", href: "/rules" }, saya];
  const only = me.files.length === 1 ? me.files[0] : undefined;
  if (!only) return [{ id: "files", href: "/files" }, saya];
  const within = (id: Destination["id"], path: string): Destination => ({ id, href: `/files/${only.id}${path}` });
  const approvals = me.role === "village-official" ? [within("approvals", "/approvals")] : [];
  return [within("cooperative", ""), ...approvals, within("notes", "/notes"), saya];
}

/** The destination that a path belongs to: the one with the longest address that the path lies under. */
export function currentDestination(all: readonly Destination[], path: string): Destination | undefined {
  return all
    .filter(({ href }) => path === href || path.startsWith(`${href}/`))
    .sort((a, b) => b.href.length - a.href.length)[0];
}

export function sameDestinations(a: readonly Destination[], b: readonly Destination[]): boolean {
  return a.length === b.length && a.every((each, index) => each.href === b[index]?.href && each.id === b[index]?.id);
}
