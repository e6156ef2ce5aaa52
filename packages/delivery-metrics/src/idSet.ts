const PAGE_BITS = 12;
const PAGE_SIZE = 1 << PAGE_BITS;

/**
 * Set of small integers as pages of bits: about a bit per member where members lie close together, which commits
 * of one service do, and never more than a page for a lonely one.
 */
export class IdSet {
  readonly #pages = new Map<number, Uint8Array>();
  #lastIndex = -1;
  #lastPage = new Uint8Array(0);

  has(id: number): boolean {
    const page = this.#page(id >>> PAGE_BITS);
    if (page === undefined) return false;
    const bit = id & (PAGE_SIZE - 1);
    return ((page[bit >>> 3] ?? 0) & (1 << (bit & 7))) !== 0;
  }

  /** Adds the id and tells whether it was new. */
  add(id: number): boolean {
    const index = id >>> PAGE_BITS;
    let page = this.#page(index);
    if (page === undefined) {
      page = new Uint8Array(PAGE_SIZE >>> 3);
      this.#pages.set(index, page);
      this.#lastIndex = index;
      this.#lastPage = page;
    }
    const bit = id & (PAGE_SIZE - 1);
    const byte = page[bit >>> 3] ?? 0;
    const mask = 1 << (bit & 7);
    if ((byte & mask) !== 0) return false;
    page[bit >>> 3] = byte | mask;
    return true;
  }

  get isEmpty(): boolean {
    return this.#pages.size === 0;
  }

  /** Hands every run of members without a gap to a function, both ends included, the smallest first. */
  forEachRun(visit: (from: number, to: number) => void): void {
    let from = -1;
    let end = 0;
    const close = () => {
      if (from >= 0) visit(from, end - 1);
      from = -1;
    };
    for (const index of [...this.#pages.keys()].sort((a, b) => a - b)) {
      if (end !== index * PAGE_SIZE) close();
      end = index * PAGE_SIZE;
      for (const byte of this.#pages.get(index) ?? []) {
        // Most bytes are full or empty, and neither ends what is open or begins anything.
        if (byte === (from < 0 ? 0 : 0xff)) {
          end += 8;
          continue;
        }
        for (let bit = 0; bit < 8; bit += 1) {
          if ((byte & (1 << bit)) === 0) close();
          else if (from < 0) from = end;
          end += 1;
        }
      }
    }
    close();
  }

  #page(index: number): Uint8Array | undefined {
    if (index === this.#lastIndex) return this.#lastPage;
    const page = this.#pages.get(index);
    if (page !== undefined) {
      this.#lastIndex = index;
      this.#lastPage = page;
    }
    return page;
  }
}
