/** What an opened file's document is asked for by the screens: writing fields, undoing them, suggesting, who is here. */
import { headsOf, idKey } from "@pendamping/shared/file/heads";
import { type Reading, setField } from "@pendamping/shared/file/reading";
import { type Section, sectionOfRoot } from "@pendamping/shared/file/section";
import { createYdoc } from "@pendamping/shared/file/ydoc";
import { roles } from "@pendamping/shared/people/roles";
import * as v from "valibot";
import type { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import type { Presence, Step, StepField } from "./model.ts";

export interface FieldWrite<T> {
  readonly root: string;
  readonly key: string;
  readonly value: T | null;
  readonly shown?: Reading<T>;
}

/**
 * Writes fields in one transaction. Returns what would undo it, or null where there is nothing: a settling write is reversed by
 * settling again, since undoing it would not bring the other claim back.
 */
export function writeFields(ydoc: Y.Doc, label: string, writes: readonly FieldWrite<unknown>[]): Step | null {
  const fields: StepField[] = [];
  ydoc.transact(() => {
    for (const { root, key, value, shown } of writes) {
      const map = ydoc.getMap<unknown>(root);
      const former = map.get(key) ?? null;
      setField(map, key, value, shown);
      const id = headsOf(map, key).at(-1)?.id;
      if (id && shown?.kind !== "contested" && !(former instanceof Y.AbstractType))
        fields.push({ root, key, former, id });
    }
  });
  return fields.length > 0 ? { label, fields } : null;
}

/** Can the step still be undone: does any of its writes still stand? */
export function mayUndo(ydoc: Y.Doc, step: Step): boolean {
  return step.fields.some((field) => stands(ydoc, field));
}

/**
 * Writes the former values again where the step's own still stand: never Yjs' undo, which would delete a first value and whatever
 * lost against it. Returns the fields with the writes that now show.
 */
export function undoStep(ydoc: Y.Doc, step: Step): StepField[] {
  const undone = step.fields.filter((field) => stands(ydoc, field));
  return ydoc.transact(() =>
    undone.flatMap((field) => {
      const map = ydoc.getMap<unknown>(field.root);
      setField(map, field.key, field.former);
      const id = headsOf(map, field.key).at(-1)?.id;
      return id ? [{ ...field, id }] : [];
    }),
  );
}

function stands(ydoc: Y.Doc, field: StepField): boolean {
  const heads = headsOf(ydoc.getMap<unknown>(field.root), field.key);
  const [head] = heads;
  return heads.length === 1 && head !== undefined && idKey(head.id) === idKey(field.id);
}

/** The update of one field's write as its author would make it, without making it here. */
export function suggestedWrite(
  ydoc: Y.Doc,
  step: { root: string; key: string; value: unknown },
): { client: number; update: Uint8Array } {
  const scratch = createYdoc();
  Y.applyUpdate(scratch, Y.encodeStateAsUpdate(ydoc));
  const before = Y.encodeStateVector(scratch);
  let update: Uint8Array | undefined;
  scratch.once("update", (bytes: Uint8Array) => {
    update = bytes;
  });
  setField(scratch.getMap<unknown>(step.root), step.key, step.value);
  const client = scratch.clientID;
  const result = { client, update: update ?? Y.encodeStateAsUpdate(scratch, before) };
  scratch.destroy();
  return result;
}

/** The sections in which a transaction changed something. */
export function changedSections(ydoc: Y.Doc, transaction: Y.Transaction): Set<Section> {
  const changed = new Set<Section>();
  if (transaction.changedParentTypes.size === 0) return changed;
  for (const [root, type] of ydoc.share) {
    const section = sectionOfRoot(root);
    if (section && transaction.changedParentTypes.has(type as Y.AbstractType<Y.YEvent<Y.AbstractType<unknown>>>))
      changed.add(section);
  }
  return changed;
}

const presence = v.object({
  account: v.pipe(v.string(), v.maxLength(64)),
  name: v.pipe(v.string(), v.maxLength(200)),
  role: v.picklist(roles),
  place: v.pipe(v.string(), v.maxLength(200)),
  writing: v.boolean(),
});

/** Who is here by client id; a state that is not understood is nobody. */
export function presentPeople(awareness: Awareness): Map<number, Presence> {
  const present = new Map<number, Presence>();
  for (const [client, state] of awareness.getStates()) {
    const parsed = v.safeParse(presence, state);
    if (parsed.success && client !== awareness.clientID) present.set(client, parsed.output);
  }
  return present;
}
