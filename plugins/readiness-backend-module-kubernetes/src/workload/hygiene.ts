import type { Workload } from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import {
  metadataSchema,
  type Container,
  type PodTemplate,
} from '../cluster/objects';

type Hygiene = NonNullable<Workload['hygiene']>;

/** What a namespace gives to containers that say nothing. */
export interface MemoryDefaults {
  readonly request?: true;
  readonly limit?: true;
}

const amounts = z.record(z.string(), z.unknown()).nullish();

/** A LimitRange, reduced to what it gives to a container: a limit is a request, too, where no request is given. */
export const limitRangeSchema = z
  .object({
    metadata: metadataSchema,
    spec: z
      .object({
        limits: z
          .array(
            z.object({
              type: z.string(),
              default: amounts,
              defaultRequest: amounts,
            }),
          )
          .nullish(),
      })
      .nullish(),
  })
  .transform(({ metadata, spec }) => {
    const containers = (spec?.limits ?? []).filter(
      ({ type }) => type === 'Container',
    );
    const limit = containers.some(each => each.default?.memory !== undefined);
    const request =
      limit ||
      containers.some(each => each.defaultRequest?.memory !== undefined);
    const defaults: MemoryDefaults = {
      ...(request ? { request: true } : {}),
      ...(limit ? { limit: true } : {}),
    };
    return { metadata, defaults };
  });

/** What each namespace gives; it may have several ranges. */
export function defaultsOf(
  ranges: readonly z.output<typeof limitRangeSchema>[],
): ReadonlyMap<string, MemoryDefaults> {
  const found = new Map<string, MemoryDefaults>();
  for (const { metadata, defaults } of ranges) {
    const namespace = metadata.namespace ?? '';
    found.set(namespace, { ...found.get(namespace), ...defaults });
  }
  return found;
}

function isLimited({ resources }: Container): boolean {
  return resources?.limits?.memory !== undefined;
}

/** Kubernetes takes a limit for the request where there is none. */
function isRequested(container: Container): boolean {
  return (
    container.resources?.requests?.memory !== undefined || isLimited(container)
  );
}

/** What containers of a pod say of themselves; `defaults` is undefined where the namespace's could not be listed. */
export function hygieneOf(
  { spec }: PodTemplate,
  defaults: MemoryDefaults | undefined,
): Hygiene {
  const containers = spec?.containers ?? [];
  const all = containers.length;
  const count = (has: (container: Container) => boolean) =>
    containers.filter(has).length;
  const withMemory = (
    has: (container: Container) => boolean,
    byDefault: keyof MemoryDefaults,
  ): number | undefined => {
    if (defaults?.[byDefault]) return all;
    const own = count(has);
    return own === all || defaults ? own : undefined;
  };
  const withMemoryRequest = withMemory(isRequested, 'request');
  const withMemoryLimit = withMemory(isLimited, 'limit');
  return {
    containers: all,
    withReadinessProbe: count(each => each.readinessProbe !== undefined),
    withLivenessProbe: count(each => each.livenessProbe !== undefined),
    ...(withMemoryRequest === undefined ? {} : { withMemoryRequest }),
    ...(withMemoryLimit === undefined ? {} : { withMemoryLimit }),
  };
}
