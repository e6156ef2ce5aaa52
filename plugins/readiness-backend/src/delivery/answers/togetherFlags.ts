import { ReadinessSchemas } from '@groundwork/plugin-readiness-common';
import { PRODUCTION_TIER } from '../tiers';
import type { QualityFacts } from './qualityFacts';

type Flag = ReadinessSchemas['DeliveryFlag'];

/** What an answer about the organisation says of all services together: how many, and not which. */
export function* togetherFlags({
  together,
  telling: { tier },
}: QualityFacts): Iterable<Flag> {
  if (!together) return;
  const { services, untold, silent, disagreeing } = together;
  if (services !== undefined && untold > 0) {
    const them = untold === 1 ? 'it delivers' : 'they deliver';
    yield {
      type: 'services-without-source',
      sentence:
        tier === PRODUCTION_TIER
          ? `No source tells of deployments of ${untold} of the ${services} services of the catalog, so what ${them} is not in these numbers.`
          : `No source has reported a deployment of ${untold} of the ${services} services of the catalog to ${tier}.`,
    };
  }
  if (silent > 0) {
    yield {
      type: 'configured-source-silent',
      sentence: `The configuration says which source counts for ${servicesOf(
        silent,
      )}, and it tells of no deployment of ${silent === 1 ? 'it' : 'them'}.`,
    };
  }
  if (disagreeing > 0) {
    yield {
      type: 'sources-disagree',
      sentence: `The sources of ${servicesOf(
        disagreeing,
      )} disagree about how many deployments there were in the last 90 days that any of them saw. They are never added; which of them counts stands beside the numbers of each service.`,
    };
  }
}

function servicesOf(count: number): string {
  return count === 1 ? '1 service' : `${count} services`;
}
