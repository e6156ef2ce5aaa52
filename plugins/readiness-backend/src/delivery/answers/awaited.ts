import {
  ReadinessSchemas,
  sourceWords,
} from '@groundwork/plugin-readiness-common';
import { ReadingState } from '../collect/readings';
import { minuteOf } from './timeWords';
import { undefinedBecause } from './undefinedReasons';

type Undefined = ReadinessSchemas['DeliveryUndefined'];

/**
 * Why no source of deployments tells of a service: there is none, none has answered, or their first reading for the services
 * of the catalog is not over or not worked out. Only the first of these is mended by connecting one.
 */
export function withoutSource(
  readings: readonly ReadingState[],
  isToldButNotDerived = false,
): Undefined {
  const own = readings.filter(({ tellsOfDeployments }) => tellsOfDeployments);
  const [first, ...others] = own.filter(isAwaited);
  if (first) {
    return notReadYet([first, ...others]);
  }
  if (isToldButNotDerived) {
    return {
      ...undefinedBecause('not-read-yet'),
      sentence: 'What the sources of deployments reported is being worked out.',
      definedBy: 'It comes by itself once that is done.',
    };
  }
  const silent = own.filter(({ outcome }) => outcome === 'failed');
  return silent.length > 0
    ? notRead(silent)
    : undefinedBecause('no-deployment-source');
}

function isAwaited(reading: ReadingState): boolean {
  return (
    reading.outcome === undefined ||
    reading.outcome === 'unfinished' ||
    (reading.seenServices !== reading.readServices &&
      reading.outcome !== 'failed')
  );
}

function notReadYet(awaited: readonly ReadingState[]): Undefined {
  const reason = undefinedBecause('not-read-yet');
  const sinceMs = Math.min(
    ...awaited.map(({ awaitedSinceMs, beganAtMs, outcome }) =>
      outcome === undefined ? awaitedSinceMs : beganAtMs ?? awaitedSinceMs,
    ),
  );
  const isRunning = awaited.some(
    ({ beganAtMs = 0, endedAtMs = 0 }) => beganAtMs > endedAtMs,
  );
  const nextAtMs = Math.min(...awaited.map(awaiting => awaiting.nextAtMs));
  const when = isRunning
    ? 'They are being read now.'
    : `They are read as soon as the catalog has settled, at the latest on ${minuteOf(
        nextAtMs,
        'UTC',
      )}.`;
  return {
    ...reason,
    sentence: `${reason.sentence} That has been awaited since ${minuteOf(
      sinceMs,
      'UTC',
    )}.`,
    definedBy: `${reason.definedBy} ${when}`,
    since: timeOf(sinceMs),
    ...(isRunning ? {} : { nextAt: timeOf(nextAtMs) }),
  };
}

function notRead(silent: readonly ReadingState[]): Undefined {
  const reason = undefinedBecause('source-not-read');
  const names = silent.map(
    ({ source, reason: why = 'unsupported' }) =>
      `${sourceWords(source)} (${why.replaceAll('_', ' ')})`,
  );
  const nextAt = timeOf(Math.min(...silent.map(({ nextAtMs }) => nextAtMs)));
  return {
    ...reason,
    sentence: `${reason.sentence}: ${[...new Set(names)].join(', ')}.`,
    nextAt,
  };
}

function timeOf(timeMs: number): string {
  return new Date(timeMs).toISOString();
}

/** Why a tier other than production has no numbers where sources tell of deployments, and none of them was to it. */
export function nothingToldOf(tier: string): Undefined {
  return {
    ...undefinedBecause('nothing-told-there'),
    sentence: `No source has reported a deployment to ${tier}.`,
  };
}
