/** What is done with each piece, one after the other; each of them with one piece at a time. */
export interface Steps<T, R, W> {
  readonly read: (piece: T) => Promise<R>;
  readonly work: (found: R) => Promise<W>;
  readonly store?: (made: W) => Promise<unknown>;
  /** Waits before the next pieces are taken; these took so long. */
  readonly breakAfter?: (tookMs: number) => Promise<void>;
}

/**
 * Works on a piece while the next one is read and the one before is stored: the database is another process, and neither
 * waits for the other. Pieces are stored in their order, and no more than three are in memory. What fails with one piece
 * fails the whole.
 */
export async function readAhead<T, R, W>(
  pieces: Iterable<T>,
  { read, work, store = async () => undefined, breakAfter }: Steps<T, R, W>,
): Promise<void> {
  const left = pieces[Symbol.iterator]();
  const readNext = async (): Promise<readonly R[]> => {
    const next = left.next();
    return next.done ? [] : [await read(next.value)];
  };
  let found = await readNext();
  let made: readonly W[] = [];
  while (found.length > 0 || made.length > 0) {
    const beganMs = performance.now();
    [found, made] = await Promise.all([
      readNext(),
      Promise.all(found.map(piece => work(piece))),
      Promise.all(made.map(piece => store(piece))),
    ]);
    await breakAfter?.(performance.now() - beganMs);
  }
}
