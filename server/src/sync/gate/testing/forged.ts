/** Updates written byte by byte: what no Yjs would write. */
import * as encoding from "lib0/encoding";

export interface ForgedItem {
  readonly origin?: Id | undefined;
  readonly rightOrigin?: Id | undefined;
  /** Named where there is no origin: a root, or a container's id. */
  readonly parent?: string | Id | undefined;
  readonly key?: string | undefined;
  /** Writes the content's reference and body; a plain value by default. */
  readonly content?: ForgedContent | undefined;
}

export interface Id {
  readonly client: number;
  readonly clock: number;
}

export interface ForgedContent {
  readonly ref: number;
  write(encoder: encoding.Encoder): void;
}

export const forged = {
  value: (value: unknown): ForgedContent => ({
    ref: 8,
    write: (encoder) => {
      encoding.writeVarUint(encoder, 1);
      encoding.writeAny(encoder, value as string);
    },
  }),
  string: (text: string): ForgedContent => ({ ref: 4, write: (encoder) => encoding.writeVarString(encoder, text) }),
  /** 0 list, 1 map, 2 text, 4 fragment. */
  container: (kind: number): ForgedContent => ({ ref: 7, write: (encoder) => encoding.writeVarUint(encoder, kind) }),
  subdocument: (): ForgedContent => ({
    ref: 9,
    write: (encoder) => {
      encoding.writeVarString(encoder, "guid");
      encoding.writeAny(encoder, {});
    },
  }),
};

export interface Block {
  readonly client: number;
  readonly clock?: number;
  readonly structs: readonly (ForgedItem | { readonly collected: number })[];
}

export type Deletion = readonly [client: number, clock: number, len: number];

export function forgedUpdate(blocks: readonly Block[], deletions: readonly Deletion[] = []): Uint8Array {
  return bytes((encoder) => {
    encoding.writeVarUint(encoder, blocks.length);
    for (const { client, clock = 0, structs } of blocks) {
      for (const number of [structs.length, client, clock]) encoding.writeVarUint(encoder, number);
      for (const struct of structs) writeStruct(encoder, struct);
    }
    encoding.writeVarUint(encoder, deletions.length);
    for (const [client, clock, len] of deletions)
      for (const number of [client, 1, clock, len]) encoding.writeVarUint(encoder, number);
  });
}

export function bytes(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
}

function writeStruct(encoder: encoding.Encoder, struct: Block["structs"][number]): void {
  if ("collected" in struct) {
    encoding.writeUint8(encoder, 0);
    encoding.writeVarUint(encoder, struct.collected);
    return;
  }
  const { origin, rightOrigin, parent, key, content = forged.value("x") } = struct;
  const flags = (origin ? 0x80 : 0) | (rightOrigin ? 0x40 : 0) | (key === undefined ? 0 : 0x20);
  encoding.writeUint8(encoder, content.ref | flags);
  for (const id of [origin, rightOrigin]) if (id) writeId(encoder, id);
  if (!origin && !rightOrigin) {
    encoding.writeVarUint(encoder, typeof parent === "string" ? 1 : 0);
    if (typeof parent === "string") encoding.writeVarString(encoder, parent);
    else if (parent) writeId(encoder, parent);
    if (key !== undefined) encoding.writeVarString(encoder, key);
  }
  content.write(encoder);
}

function writeId(encoder: encoding.Encoder, { client, clock }: Id): void {
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
}
