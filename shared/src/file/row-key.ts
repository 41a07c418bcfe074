/** The key of a row's field, `<table>/<row>.<field>`: text alone, so that a field can be named before any document is open. */

const keyPattern = /^([a-z-]+)\/([\w:-]+)\.([A-Za-z]+)$/;

export function rowKey(table: string, row: string, field: string): string {
  return `${table}/${row}.${field}`;
}

/** The parts of a row's key; null for any other key. */
export function splitRowKey(key: string): { table: string; row: string; field: string } | null {
  const [, table, row, field] = keyPattern.exec(key) ?? [];
  return table !== undefined && row !== undefined && field !== undefined ? { table, row, field } : null;
}
