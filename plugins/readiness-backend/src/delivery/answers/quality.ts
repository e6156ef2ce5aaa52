import { ReadinessSchemas } from '@groundwork/plugin-readiness-common';
import { describeAbsence } from '../commitAbsence';
import { absencesOf, countOf } from '../days/tally';
import { AuthorityReason } from '../derive/authority';
import { flagsOf } from './flags';
import { summaryOf } from './numbers';
import { QualityFacts } from './qualityFacts';
import { SourceReading, unread } from './sourceReading';

type Quality = ReadinessSchemas['DeliveryQuality'];
type Source = ReadinessSchemas['DeliverySource'];

/** What the numbers of a window rest on. */
export function qualityOf(facts: QualityFacts): Quality {
  const { counting, weekEarlier } = facts;
  const { tally } = counting;
  const { metrics } = summaryOf(weekEarlier.counting, weekEarlier.telling);
  const authority = facts.isOneService ? authorityOf(facts) : undefined;
  return {
    sources: facts.groups.map(({ evidence, deployments, ...group }) => ({
      ...group,
      ...(evidence ? { evidence } : {}),
      ...(deployments === undefined ? {} : { deployments }),
      ...describeReading(facts.readings.get(group.source) ?? unread),
    })),
    ...(authority ? { authority } : {}),
    join: {
      deployments: countOf(tally, 'deployments'),
      withSha: countOf(tally, 'deployments') - countOf(tally, 'withoutSha'),
      forward: countOf(tally, 'forward'),
      forwardWithChanges: countOf(tally, 'forwardWithChanges'),
      withoutSha: absencesOf(tally).map(({ reason, count }) => ({
        ...describeAbsence(reason),
        count,
      })),
    },
    weekEarlier: Object.fromEntries(
      Object.entries(metrics).flatMap(([name, { value }]) =>
        value === undefined ? [] : [[name, value]],
      ),
    ),
    flags: [...flagsOf(facts)],
  };
}

function describeReading(
  reading: SourceReading,
): Pick<
  Source,
  | 'streams'
  | 'lastReadAt'
  | 'completeAt'
  | 'completeFrom'
  | 'failureReasons'
  | 'setAside'
  | 'onlyTells'
> {
  const { total, complete, unfinished, failed, read, of } = reading;
  const { lastReadMs, completeMs, completeFromMs } = reading;
  const text = (timeMs: number) => new Date(timeMs).toISOString();
  return {
    streams: {
      ...{ total, complete, unfinished, failed },
      ...(read === undefined ? {} : { read }),
      ...(of === undefined ? {} : { of }),
    },
    ...(lastReadMs === undefined ? {} : { lastReadAt: text(lastReadMs) }),
    ...(completeMs === undefined ? {} : { completeAt: text(completeMs) }),
    ...(completeFromMs === undefined
      ? {}
      : { completeFrom: text(completeFromMs) }),
    failureReasons: [...reading.reasons],
    setAside: reading.setAside,
    ...(reading.onlyTells ? { onlyTells: true } : {}),
  };
}

const reasons: Readonly<Record<AuthorityReason, string>> = {
  'only-source': 'No other source tells of deployments of this service.',
  configured: 'The configuration names it.',
  'most-complete': 'It saw clearly more deployments than the others.',
  'best-evidence':
    'Others saw as many deployments, and its evidence is better than theirs.',
  'first-by-name':
    'Others saw as many deployments with evidence as good; the first by name counts.',
};

function authorityOf({
  sources,
}: QualityFacts): ReadinessSchemas['DeliveryAuthority'] | undefined {
  const found = sources.find(({ role }) => role === 'counts');
  return (
    found?.reason && {
      source: found.source,
      reason: found.reason,
      sentence: reasons[found.reason],
    }
  );
}
