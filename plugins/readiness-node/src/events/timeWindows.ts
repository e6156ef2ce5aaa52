const SECOND_MS = 1000;

/** A span of whole seconds, both ends included, as filters of Git hosts take it. */
export interface TimeWindow {
  readonly fromMs: number;
  readonly toMs: number;
}

/** A window that one filtered query can answer. */
export interface ListableWindow extends TimeWindow {
  readonly total: number;
  /** False for a single second with more results than one query gives: some of them cannot be read. */
  readonly isWhole: boolean;
}

/** See {@link bisect}. */
export interface BisectOptions {
  /** How many results a query over a window says it has. */
  readonly count: (window: TimeWindow) => Promise<number>;
  /** How many of them it gives at most. */
  readonly most: number;
}

/**
 * Cuts a window in half until each part has no more results than a query gives, the earliest part first. Adjacent parts
 * share no second, and none is left out.
 */
export async function* bisect(
  window: TimeWindow,
  options: BisectOptions,
): AsyncIterable<ListableWindow> {
  const total = await options.count(window);
  const fromS = Math.floor(window.fromMs / SECOND_MS);
  const toS = Math.floor(window.toMs / SECOND_MS);
  if (total <= options.most || fromS >= toS) {
    yield { ...window, total, isWhole: total <= options.most };
    return;
  }
  const middleS = Math.floor((fromS + toS) / 2);
  const first = { fromMs: window.fromMs, toMs: middleS * SECOND_MS };
  const second = { fromMs: (middleS + 1) * SECOND_MS, toMs: window.toMs };
  yield* bisect(first, options);
  yield* bisect(second, options);
}

/**
 * Where a reading begins that knows everything up to a time: there, or where the window of reading again begins, whichever
 * is earlier; at the beginning of history when nothing is known.
 */
export function readFrom(
  knownUntilMs: number | undefined,
  {
    rereadFrom,
    historyFrom,
  }: { readonly rereadFrom: Date; readonly historyFrom: Date },
): number {
  const history = historyFrom.getTime();
  return knownUntilMs === undefined
    ? history
    : Math.max(history, Math.min(knownUntilMs, rereadFrom.getTime()));
}
