import { Config } from '@backstage/config';
import {
  isProductionEnvironment,
  type DeliverySettings,
} from '@groundwork/delivery-metrics';
import type { SourceClients } from '@groundwork/source-client';
import { readEnvironments } from '@groundwork/source-client/environments';
import { digestOf } from '../runner/digest';

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

/** Which environments count where we read, for a collector that has to know. */
export interface CountedEnvironments {
  /** Names of production that can be written down; `prod-…` in any number there are beside them. */
  readonly productionNames: readonly string[];
  readonly isProduction: (environment: string) => boolean;
  /** Whether it is production or of a tier that is declared; previews and pages mostly are neither. */
  readonly hasTier: (environment: string) => boolean;
  /** Another one when the configuration says something else. */
  readonly digest: string;
}

function makeEnvironments({ config }: SourceClients): CountedEnvironments {
  const named = readTieredNames(config);
  const environments = environmentsOfTiers(named);
  const isProduction = (environment: string) =>
    isProductionEnvironment(environment, environments ? { environments } : {});
  // A source that knows no better name calls an environment by its tier.
  const others = new Set([
    ...(environments?.others ?? []),
    ...named.map(({ tier }) => tier.trim().toLowerCase()),
  ]);
  const usual = ['production', 'prod', 'live'].filter(isProduction);
  return {
    productionNames: [
      ...new Set([...usual, ...(environments?.production ?? [])]),
    ],
    isProduction,
    hasTier: environment =>
      isProduction(environment) || others.has(environment.trim().toLowerCase()),
    digest: digestOf(named.map(({ name, tier }) => [name, tier])),
  };
}

/** By `groundwork.environments` and the usual names, as deployments are counted. @throws InputError with the full path of the key that is wrong */
export function countedEnvironmentsOf(
  sources: SourceClients,
): CountedEnvironments {
  return sources.once(makeEnvironments);
}
