import {
  ReadinessSchemas,
  sourceWords,
} from '@groundwork/plugin-readiness-common';
import type { FailureReason } from '@groundwork/source-client';
import type { QualityFacts } from './qualityFacts';
import { unread } from './sourceHealth';
import { dayOf } from './timeWords';

type Flag = ReadinessSchemas['DeliveryFlag'];

/** Why a part was not read, as it stands behind a colon. */
const REASONS: Readonly<Record<FailureReason, string>> = {
  unauthorized: 'the credentials were refused',
  forbidden: 'a right is missing',
  not_found: 'it is not known there',
  timeout: 'no answer in time',
  rate_limited: 'the portal was asked to slow down',
  server_error: 'an error of the server',
  tls: 'a certificate that is not trusted',
  unreachable: 'not reached',
  parse_error: 'an answer that cannot be understood',
  unsupported: 'it cannot be read',
};

/** How far a source was read, where that is not to its end and to the beginning of the window. */
export function* readingFlags(
  source: string,
  { readings, telling }: QualityFacts,
): Iterable<Flag> {
  const reading = readings.get(source) ?? unread;
  const name = sourceWords(source);
  const { failed, unfinished, complete, total, reasons, read, of } = reading;
  if (failed > 0) {
    yield {
      type: 'source-failed',
      sentence: `${failed} of ${total} parts of ${name} could not be read the last time: ${reasons
        .map(reason => REASONS[reason])
        .join(', ')}.`,
    };
  }
  if (unfinished > 0) {
    const amount =
      of === undefined ? '' : `, ${read ?? 0} of ${of} of what it keeps`;
    yield {
      type: 'source-unfinished',
      sentence: `${name} has not been read to the end yet: ${complete} of ${total} parts have${amount}. The next reading goes on.`,
    };
  }
  const from = reading.completeFromMs;
  if (from !== undefined && from > telling.window.fromMs) {
    yield {
      type: 'history-begins-later',
      sentence: `What ${name} told is complete from ${dayOf(
        from,
        telling.window.timeZone,
      )} on, and the window begins earlier.`,
    };
  }
  if (reading.setAside > 0) {
    yield {
      type: 'events-set-aside',
      sentence: `${reading.setAside} events of ${name} do not say what an event has to say, and are not counted.`,
    };
  }
}
