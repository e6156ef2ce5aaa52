import { DEFAULT_NAMESPACE, parseEntityRef } from '@backstage/catalog-model';
import {
  ReadinessSchemas,
  sourceWords,
} from '@groundwork/plugin-readiness-common';
import { PRODUCTION_TIER } from '../tiers';
import { disagree } from './disagreement';
import { incidentFlags } from './incidentFlags';
import { joinFlags } from './joinFlags';
import type { QualityFacts } from './qualityFacts';
import { readingFlags } from './readingFlags';
import { OutdatedService, ServiceSource } from './ServiceSources';
import { dayOf, minuteOf } from './timeWords';
import { togetherFlags } from './togetherFlags';
import { DayWindow } from './window';

type Flag = ReadinessSchemas['DeliveryFlag'];

const MOST_NAMES = 5;

/** What is to be known when reading numbers. */
export function* flagsOf(facts: QualityFacts): Iterable<Flag> {
  const { sources, untold, outdated, chosenSources, telling } = facts;
  if (untold.length > 0 && !facts.isOneService) {
    yield {
      type: 'services-without-source',
      sentence:
        telling.tier === PRODUCTION_TIER
          ? `No source tells of deployments of ${namesOf(untold)}.`
          : `No source has reported a deployment of ${namesOf(untold)} to ${
              telling.tier
            }.`,
    };
  }
  yield* togetherFlags(facts);
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
    yield* outdated.map(each => outdatedFlag(each, facts.telling.window));
  }
  yield* incidentFlags(facts);
  yield* joinFlags(facts);
  yield* releasedFlags(facts);
  yield* movedFlags(facts);
  yield* renamedFlags(facts);
  for (const [service, own] of byService(sources)) {
    const chosen = chosenSources.get(service);
    if (chosen !== undefined && own.every(({ source }) => source !== chosen)) {
      yield {
        type: 'configured-source-silent',
        sentence: `The configuration lets ${sourceWords(
          chosen,
        )} count for ${nameOf(service)}, and it tells of no deployment.`,
      };
    }
  }
  for (const [service, compared] of byService(facts.compared)) {
    yield* disagreement(service, compared);
  }
  for (const source of new Set(facts.groups.map(each => each.source))) {
    yield* readingFlags(source, facts);
  }
}

/** Why less counts than did: what was told of a service stands for it as long as the catalog says so. */
function* movedFlags({ moved }: QualityFacts): Iterable<Flag> {
  for (const { squad, from, to, at } of moved) {
    yield {
      type: 'squad-moved',
      sentence: `The squad ${nameOf(squad)} moved from ${nameOf(
        from,
      )} to ${nameOf(to)} on ${dayOf(
        Date.parse(at),
        'UTC',
      )}. What it delivered before then is counted for the team that owns its services today.`,
    };
  }
}

function* releasedFlags({ released, telling }: QualityFacts): Iterable<Flag> {
  const type = 'places-released';
  const { timeZone } = telling.window;
  for (const { source, place, service, atMs } of released.slice(
    0,
    MOST_NAMES,
  )) {
    const until = dayOf(atMs, timeZone);
    yield {
      type,
      sentence: `Until ${until} ${sourceWords(source)} told of ${nameOf(
        service,
      )} as ${place}. The catalog does not say so any more, so what was told counts there no more; it is kept, and counts again when the catalog does.`,
    };
  }
  const more = released.length - MOST_NAMES;
  if (more > 0) {
    yield {
      type,
      sentence: `What sources told in ${more} more places counts no more, because the catalog does not say of which services they tell.`,
    };
  }
}

/** Two names and one history: nobody has to guess whether a deployment counts under both. */
function* renamedFlags({ renamed }: QualityFacts): Iterable<Flag> {
  const type = 'repository-renamed';
  for (const { source, service, former, present } of renamed.slice(
    0,
    MOST_NAMES,
  )) {
    yield {
      type,
      sentence: `The catalog calls the repository of ${nameOf(
        service,
      )} ${former}, and ${sourceWords(
        source,
      )} calls it ${present} now. It is the same one by its number, so it has one history and nothing counts twice. The catalog should say its new name.`,
    };
  }
  const more = renamed.length - MOST_NAMES;
  if (more > 0) {
    yield {
      type,
      sentence: `The catalog calls the repositories of ${more} more services by a former name.`,
    };
  }
}

function outdatedFlag(
  { service, derivedAtMs }: OutdatedService,
  { timeZone }: DayWindow,
): Flag {
  const since =
    derivedAtMs === undefined
      ? 'It has none yet'
      : `Its numbers are those of ${minuteOf(derivedAtMs, timeZone)}`;
  return {
    type: 'results-outdated',
    sentence: `What was read of ${nameOf(
      service,
    )} could not be worked out. ${since}.`,
  };
}

function* disagreement(
  service: string,
  sources: readonly ServiceSource[],
): Iterable<Flag> {
  const seen = sources.flatMap(({ deployments }) => deployments ?? []);
  if (disagree(seen)) {
    const told = sources.flatMap(({ source, deployments, role }) =>
      deployments === undefined
        ? []
        : [
            `${sourceWords(source)} saw ${deployments}${
              role === 'counts' ? ', which count' : ''
            }`,
          ],
    );
    yield {
      type: 'sources-disagree',
      sentence: `The sources of ${nameOf(
        service,
      )} disagree about its deployments: ${told.join(
        '; ',
      )}. They are never added.`,
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
  const shown = names.slice(0, MOST_NAMES).map(nameOf).join(', ');
  const more = names.length - MOST_NAMES;
  return more > 0 ? `${shown} and ${more} more` : shown;
}

/** What people call a service: its reference says more than a sentence needs. */
function nameOf(service: string): string {
  const { namespace, name } = parseEntityRef(service);
  return namespace === DEFAULT_NAMESPACE ? name : `${namespace}/${name}`;
}
