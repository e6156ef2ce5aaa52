import {
  ReadinessSchemas,
  sourceWords,
} from '@groundwork/plugin-readiness-common';
import { reasonInBrief } from '@groundwork/source-failures';
import type { QualityFacts } from './qualityFacts';
import { unread } from './sourceReading';
import { dayOf } from './timeWords';

type Flag = ReadinessSchemas['DeliveryFlag'];

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
        .map(reasonInBrief)
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
