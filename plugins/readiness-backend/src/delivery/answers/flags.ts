import { ReadinessSchemas } from '@groundwork/plugin-readiness-common';
import type { QualityFacts } from './qualityFacts';
import { OutdatedService, ServiceSource } from './ServiceSources';
import { unread } from './sourceHealth';

type Flag = ReadinessSchemas['DeliveryFlag'];

/** Sources that differ by more than this share of the larger count disagree. */
const TOLERANCE = 0.1;
const MOST_NAMES = 5;

/** What is to be known when reading numbers. */
export function* flagsOf(facts: QualityFacts): Iterable<Flag> {
  const { sources, untold, outdated, chosenSources } = facts;
  if (untold.length > 0 && !facts.isOneService) {
    yield {
      type: 'services-without-source',
      sentence: `No source tells of deployments of ${namesOf(untold)}.`,
    };
  }
  if (typeof outdated === 'number') {
    yield* outdated > 0
      ? [
          {
            type: 'results-outdated' as const,
            sentence: `What was read of ${outdated} services could not be worked out. Their numbers are older.`,
          },
        ]
      : [];
  } else {
    yield* outdated.map(outdatedFlag);
  }
  for (const [service, own] of byService(sources)) {
    const chosen = chosenSources.get(service);
    if (chosen !== undefined && own.every(({ source }) => source !== chosen)) {
      yield {
        type: 'configured-source-silent',
        sentence: `The configuration lets ${chosen} count for ${service}, and it tells of no deployment.`,
      };
    }
    yield* disagreement(service, own);
  }
  for (const source of new Set(facts.groups.map(each => each.source))) {
    yield* readingFlags(source, facts);
  }
}

function outdatedFlag({ service, derivedAtMs }: OutdatedService): Flag {
  const since =
    derivedAtMs === undefined
      ? 'It has none yet'
      : `Its numbers are those of ${new Date(derivedAtMs).toISOString()}`;
  return {
    type: 'results-outdated',
    sentence: `What was read of ${service} could not be worked out. ${since}.`,
  };
}

function* disagreement(
  service: string,
  sources: readonly ServiceSource[],
): Iterable<Flag> {
  const seen = sources.flatMap(({ deployments }) => deployments ?? []);
  const most = Math.max(...seen);
  if (seen.length > 1 && most - Math.min(...seen) > most * TOLERANCE) {
    const told = sources.flatMap(({ source, deployments, role }) =>
      deployments === undefined
        ? []
        : [
            `${source} saw ${deployments}${
              role === 'counts' ? ', which count' : ''
            }`,
          ],
    );
    yield {
      type: 'sources-disagree',
      sentence: `The sources of ${service} disagree about its deployments: ${told.join(
        '; ',
      )}. They are never added.`,
    };
  }
}

function* readingFlags(
  source: string,
  { readings, telling }: QualityFacts,
): Iterable<Flag> {
  const reading = readings.get(source) ?? unread;
  const { failed, unfinished, complete, total, reasons, read, of } = reading;
  if (failed > 0) {
    yield {
      type: 'source-failed',
      sentence: `${failed} of ${total} parts of ${source} could not be read the last time: ${reasons.join(
        ', ',
      )}.`,
    };
  }
  if (unfinished > 0) {
    const amount =
      of === undefined ? '' : `, ${read ?? 0} of ${of} of what it keeps`;
    yield {
      type: 'source-unfinished',
      sentence: `${source} has not been read to the end yet: ${complete} of ${total} parts have${amount}. The next reading goes on.`,
    };
  }
  const from = reading.completeFromMs;
  if (from !== undefined && from > telling.window.fromMs) {
    yield {
      type: 'history-begins-later',
      sentence: `What ${source} told is complete from ${new Date(
        from,
      ).toISOString()} on, and the window begins earlier.`,
    };
  }
  if (reading.setAside > 0) {
    yield {
      type: 'events-set-aside',
      sentence: `${reading.setAside} events of ${source} do not say what an event has to say, and are not counted.`,
    };
  }
}

function byService(
  sources: readonly ServiceSource[],
): ReadonlyMap<string, readonly ServiceSource[]> {
  const services = new Map<string, ServiceSource[]>();
  for (const source of sources) {
    const known = services.get(source.service) ?? [];
    services.set(source.service, known);
    known.push(source);
  }
  return services;
}

function namesOf(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).join(', ');
  const more = names.length - MOST_NAMES;
  return more > 0 ? `${shown} and ${more} more` : shown;
}
