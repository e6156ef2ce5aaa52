import { ReadingState } from './readings';

/** The services that the catalog knows. */
export interface KnownServices {
  readonly count: number;
  readonly digest: string;
}

/** A catalog that grows without end is not waited for any longer than this. */
const PATIENCE_MS = 120_000;

/**
 * Whether a source is to be read now: when its time has come, and at once when the catalog knows other services than those
 * that it was read for. A catalog that still grows is let settle first, because each reading costs the source; one that knows
 * nobody yet is waited for until the source's time comes.
 */
export function isDue(
  reading: ReadingState,
  services: KnownServices,
  nowMs: number,
): boolean {
  if (nowMs >= reading.nextAtMs) {
    return true;
  }
  if (services.count === 0 || services.digest === reading.readServices) {
    return false;
  }
  const waitedMs = nowMs - (reading.endedAtMs ?? reading.awaitedSinceMs);
  return services.digest === reading.seenServices || waitedMs >= PATIENCE_MS;
}
