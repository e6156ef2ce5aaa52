/** Rows of one table, each key once. */
export class KeyedRows<Row extends object> {
  readonly keys: readonly (keyof Row & string)[];
  readonly #rows = new Map<string, Row>();

  /** @param keys - the columns of the primary key */
  constructor(keys: readonly (keyof Row & string)[]) {
    this.keys = keys;
  }

  /** Of two versions of one fact the greater one stays, of equal ones the last. */
  add(row: Row): void {
    const key = this.#keyOf(row);
    const known = this.#rows.get(key);
    if (known === undefined || versionOf(known) <= versionOf(row)) {
      this.#rows.set(key, row);
    }
  }

  get size(): number {
    return this.#rows.size;
  }

  inOrder(): readonly Row[] {
    return [...this.#rows.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, row]) => row);
  }

  #keyOf(row: Row): string {
    return JSON.stringify(this.keys.map(key => row[key]));
  }
}

function versionOf(row: object): string {
  return 'version' in row && typeof row.version === 'string' ? row.version : '';
}
