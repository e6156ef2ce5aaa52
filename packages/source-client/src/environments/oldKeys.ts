/** What the environments were called before there was one key, and how such an entry is written now. */
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { stringify } from 'yaml';
import { z } from 'zod';
import { ENVIRONMENTS_KEY } from './schema';

/** Keys that `groundwork.environments` replaces; of the last one only the list, whose settings are now kept by name. */
export const environmentKeysBefore = [
  'readiness.clusters',
  'deployments.environments',
  'goldenPath.environments',
] as const;

/** One of {@link environmentKeysBefore}. */
export type OldKey = (typeof environmentKeysBefore)[number];

const oldClusters = z
  .array(
    z.object({
      name: z.string(),
      tier: z.string(),
      promotesTo: z.string().optional(),
    }),
  )
  .catch([]);

const oldEnvironments = z
  .array(
    z.object({
      name: z.string(),
      tier: z.string().optional(),
      clusters: z.array(z.string()).optional(),
      argocdInstances: z.array(z.string()).optional(),
    }),
  )
  .catch([]);

const oldSettings = z.array(z.looseObject({ name: z.string() })).catch([]);

/** @throws InputError that shows the same in the new way */
export function refuseOldKey(config: Config, key: OldKey): void {
  const value = config.getOptional(key);
  switch (key) {
    case 'readiness.clusters':
    case 'deployments.environments':
      if (value !== undefined) {
        throw new InputError(
          `${key} is now ${ENVIRONMENTS_KEY}. Write instead:\n${stringify({
            groundwork: { environments: asEnvironments(config) },
          })}`,
        );
      }
      return;
    case 'goldenPath.environments':
      if (Array.isArray(value)) {
        throw new InputError(
          `${key} is no longer a list: it keeps the settings of templates by the names in ${ENVIRONMENTS_KEY}. Write instead:\n${stringify(
            { goldenPath: { environments: byName(value) } },
          )}`,
        );
      }
      return;
    default:
      throw new Error(`Unknown key ${key satisfies never}`);
  }
}

type NewCluster = string | Readonly<Record<string, string>>;

/** Both old keys spoke of the same clusters; what each knew is put together. */
function asEnvironments(config: Config): readonly object[] {
  const clusters = oldClusters.parse(
    config.getOptional('readiness.clusters') ?? [],
  );
  const listed = oldEnvironments.parse(
    config.getOptional('deployments.environments') ?? [],
  );
  const newCluster = (name: string, tier: string): NewCluster => {
    const known = clusters.find(cluster => cluster.name === name);
    const more = {
      ...(known && known.tier !== tier ? { tier: known.tier } : {}),
      ...(known?.promotesTo ? { promotesTo: known.promotesTo } : {}),
    };
    return Object.keys(more).length > 0 ? { name, ...more } : name;
  };
  const named = new Set(listed.flatMap(each => each.clusters ?? []));
  const left = clusters.filter(({ name }) => !named.has(name));
  const tiers = [...new Set(left.map(({ tier }) => tier))];
  return [
    ...listed.map(({ name, tier, clusters: own, argocdInstances }) => ({
      name,
      ...(tier && tier !== name ? { tier } : {}),
      ...(own ? { clusters: own.map(c => newCluster(c, tier ?? name)) } : {}),
      ...(argocdInstances ? { argocdInstances } : {}),
    })),
    // Clusters that only readiness knew: those of a tier are an environment.
    ...tiers.map(tier => ({
      name: listed.some(({ name }) => name === tier) ? `${tier}-others` : tier,
      ...(listed.some(({ name }) => name === tier) ? { tier } : {}),
      clusters: left
        .filter(cluster => cluster.tier === tier)
        .map(({ name }) => newCluster(name, tier)),
    })),
  ];
}

function byName(value: unknown): Readonly<Record<string, object>> {
  return Object.fromEntries(
    oldSettings.parse(value).map(({ name, ...settings }) => [name, settings]),
  );
}
