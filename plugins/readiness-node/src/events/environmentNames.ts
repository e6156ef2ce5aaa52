import { Config } from '@backstage/config';
import {
  isProductionEnvironment,
  type DeliverySettings,
} from '@groundwork/delivery-metrics';
import type { SourceClients } from '@groundwork/source-client';
import { readEnvironments } from '@groundwork/source-client/environments';

/** An environment, or a cluster in one, and the tier that the configuration gives to it. */
export interface TieredName {
  readonly name: string;
  readonly tier: string;
}

/** Sources call an environment by its own name or by that of a cluster in it. */
export function readTieredNames(config: Config): readonly TieredName[] {
  return readEnvironments(config).flatMap(({ name, tier, clusters }) => [
    { name, tier },
    ...clusters,
  ]);
}

/** Which names are production and which are not; undefined where the configuration names none. */
export function environmentsOfTiers(
  named: readonly TieredName[],
): DeliverySettings['environments'] {
  const namesOf = (isProduction: boolean) =>
    [
      ...new Set(
        named
          .filter(({ tier }) => (tier === 'production') === isProduction)
          .map(({ name }) => name.trim().toLowerCase()),
      ),
    ].sort();
  return named.length === 0
    ? undefined
    : { production: namesOf(true), others: namesOf(false) };
}

/** What is production where we read, for a collector that asks for it by name. */
export interface ProductionNames {
  /** Those that can be written down; `prod-…` in any number there are beside them. */
  readonly exact: readonly string[];
  readonly has: (environment: string) => boolean;
}

function makeNames({ config }: SourceClients): ProductionNames {
  const environments = environmentsOfTiers(readTieredNames(config));
  const has = (environment: string) =>
    isProductionEnvironment(environment, environments ? { environments } : {});
  const usual = ['production', 'prod', 'live'].filter(has);
  return {
    exact: [...new Set([...usual, ...(environments?.production ?? [])])],
    has,
  };
}

/** By `groundwork.environments` and the usual names, as deployments are counted. @throws InputError with the full path of the key that is wrong */
export function productionNamesOf(sources: SourceClients): ProductionNames {
  return sources.once(makeNames);
}
