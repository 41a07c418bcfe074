/**
 * better-sqlite3 gives Buffers, whose `slice` is a view where Uint8Array's is a copy, and which may lie in a larger piece of
 * memory. Everybody above the port gets plain arrays.
 */
export function plainBytes(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
