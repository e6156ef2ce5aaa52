/** What is done with each piece, one after the other; each of them with one piece at a time. */
export interface Steps<T, R, W> {
  readonly read: (piece: T) => Promise<R>;
  readonly work: (found: R) => Promise<W>;
  readonly store?: (made: W) => Promise<unknown>;
}

/**
 * Works on a piece while the next one is read and the one before is stored: the database is another process, and neither
 * waits for the other. Pieces are stored in their order, and no more than three are in memory. What fails with one piece
 * fails the whole.
 */
export async function readAhead<T, R, W>(
  pieces: readonly T[],
  { read, work, store = async () => undefined }: Steps<T, R, W>,
): Promise<void> {
  const readAt = (at: number) =>
    Promise.all(pieces.slice(at, at + 1).map(piece => read(piece)));
  let found = await readAt(0);
  let made: readonly W[] = [];
  for (let at = 1; found.length > 0 || made.length > 0; at += 1) {
    [found, made] = await Promise.all([
      readAt(at),
      Promise.all(found.map(piece => work(piece))),
      Promise.all(made.map(piece => store(piece))),
    ]);
  }
}
