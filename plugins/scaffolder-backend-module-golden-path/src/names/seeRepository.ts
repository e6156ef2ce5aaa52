import {
  DEFAULT_NAMESPACE,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { isOwn } from '../actions/ownRepository';
import type { Origin } from '../github/origin';
import type { ServiceRepository } from '../github/ServiceRepository';
import type { Difference, Sight, Values, Wanted } from './Name';

function systemOf(ref: string | undefined): string {
  return ref
    ? stringifyEntityRef(
        parseEntityRef(ref, {
          defaultKind: 'System',
          defaultNamespace: DEFAULT_NAMESPACE,
        }),
      )
    : '';
}

function differencesFrom(origin: Origin, given: Values): readonly Difference[] {
  const there: Values = {
    description: origin.description ?? '',
    tier: origin.tier ?? '',
    system: systemOf(origin.system),
    onCall: origin.onCall ?? '',
  };
  return (['description', 'tier', 'system', 'onCall'] as const)
    .filter(field => there[field] !== given[field])
    .map(field => ({ field, there: there[field], given: given[field] }));
}

/** The repository of the name, and where its service is described otherwise than a person wishes now. */
export async function seeRepository(
  repository: ServiceRepository,
  wanted: Wanted,
): Promise<readonly Sight[]> {
  if (!(await repository.exists())) {
    return [];
  }
  const url = repository.webUrl;
  if ((await repository.head()) === undefined) {
    return [
      { found: { thing: `the empty repository ${url}`, url, isOwn: true } },
    ];
  }
  const origin = await repository.origin();
  if (origin === undefined || !isOwn(origin, wanted)) {
    const remark = `it was not made by this template for ${wanted.component} of ${wanted.owner}`;
    return [
      { found: { thing: `the repository ${url}`, url, isOwn: false, remark } },
    ];
  }
  return [
    {
      found: { thing: `the repository ${url}`, url, isOwn: true },
      differences: wanted.values ? differencesFrom(origin, wanted.values) : [],
    },
  ];
}
