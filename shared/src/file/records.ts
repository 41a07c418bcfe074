/**
 * Records: a note, an activity, a row of a table. A record is a nested map under a random id, created whole by one author
 * in one transaction, so that nobody ever sees half of it. Records are withdrawn, never erased, and can be restored.
 */
import * as random from "lib0/random";
import * as v from "valibot";
import * as Y from "yjs";
import type { WriteId } from "./heads.ts";

/** `writeId` names the write that created the record, from which its author is found. */
export type RecordReading<T> =
  | { readonly kind: "record"; readonly id: string; readonly writeId: WriteId; readonly record: T }
  /** No nested map, or one that does not fit: `raw` is what is there. Kept, and breaks nothing. */
  | { readonly kind: "not-understood"; readonly id: string; readonly writeId: WriteId; readonly raw: unknown };

/** The field that withdraws a record: an instant, or null where it was restored. */
const withdrawnAt = "withdrawnAt";

/** Adds a record and returns its id. Fields that are undefined are left out. */
export function addRecord(map: Y.Map<unknown>, fields: Readonly<Record<string, unknown>>): string {
  const id = random.uuidv4();
  const record = new Y.Map(Object.entries(fields).filter(([, value]) => value !== undefined));
  map.set(id, record);
  return id;
}

/** All records, withdrawn ones too, by id; never throws. */
export function readRecords<T>(map: Y.Map<unknown>, schema: v.GenericSchema<unknown, T>): RecordReading<T>[] {
  const readings: RecordReading<T>[] = [];
  for (const [id, item] of map._map) {
    if (item.deleted) continue;
    const writeId = { client: item.lastId.client, clock: item.lastId.clock };
    const raw = plain(map.get(id));
    const parsed = item.content instanceof Y.ContentType ? v.safeParse(schema, raw) : null;
    readings.push(
      parsed?.success
        ? { kind: "record", id, writeId, record: parsed.output }
        : { kind: "not-understood", id, writeId, raw },
    );
  }
  return readings.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Takes a record back; nothing happens where there is none. */
export function withdrawRecord(map: Y.Map<unknown>, id: string, at: string): void {
  const record = map.get(id);
  if (record instanceof Y.Map) record.set(withdrawnAt, at);
}

export function restoreRecord(map: Y.Map<unknown>, id: string): void {
  const record = map.get(id);
  if (record instanceof Y.Map && record.get(withdrawnAt) !== undefined) record.set(withdrawnAt, null);
}

function plain(value: unknown): unknown {
  if (!(value instanceof Y.AbstractType)) return value;
  try {
    return value.toJSON();
  } catch {
    return undefined; // another client may have nested what cannot be written as JSON
  }
}
