import { isProductionEnvironment } from '@groundwork/delivery-metrics';
import type { Source, Subject } from '@groundwork/plugin-readiness-common';
import type { Environment } from '@groundwork/source-client/environments';
import { createHash } from 'node:crypto';
import type { CdEvent } from './cdEvent';

/** What events are understood by. */
export interface Surroundings {
  readonly source: Source;
  readonly environments: readonly Environment[];
}

/** The services of the catalog that an id means: by reference, or by name. */
export function servicesCalled(
  id: string,
  services: readonly Subject[],
): readonly Subject[] {
  const called = id.toLowerCase();
  return services.filter(
    ({ ref, name }) =>
      ref.toLowerCase() === called || name.toLowerCase() === called,
  );
}

/** By the tier that the configuration gives to it, else by its name. */
export function isProduction(
  environment: string,
  { environments }: Surroundings,
): boolean {
  const name = environment.trim().toLowerCase();
  const declared = environments
    .flatMap(each => [each, ...each.clusters])
    .find(each => each.name.toLowerCase() === name);
  return isProductionEnvironment(declared?.tier ?? environment);
}

const LONGEST_ID = 255;

/** An id among those of all senders; a long one by its digest. */
export function idAmongAll({
  source,
  id,
}: Pick<CdEvent['context'], 'source' | 'id'>): string {
  const whole = `${source}#${id}`;
  return whole.length <= LONGEST_ID
    ? whole
    : createHash('sha256').update(whole).digest('hex');
}
