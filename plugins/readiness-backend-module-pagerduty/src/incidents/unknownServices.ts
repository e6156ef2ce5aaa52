/** What the catalog and PagerDuty do not both know. */
import type { Subject } from '@groundwork/plugin-readiness-common';
import {
  sourceError,
  type CollectLogger,
} from '@groundwork/plugin-readiness-node';
import type { NamedServices } from './namedServices';
import type { Source } from './walk';

const MOST_NAMES = 5;

/** Incidents of a service that no component names count for nothing, and somebody may wonder why. Returns what it said. */
export function sayUnnamed(
  known: ReadonlyMap<string, string>,
  { components }: NamedServices,
  { said, logger }: { readonly said: string; readonly logger: CollectLogger },
): string {
  const unnamed = [...known]
    .filter(([id]) => !components.has(id))
    .map(([id, name]) => `${name} (${id})`);
  const such = list(unnamed);
  if (unnamed.length > 0 && such !== said) {
    logger.info(
      'Incidents of services in PagerDuty that no component names count for nothing',
      { services: unnamed.length, of: known.size, such },
    );
  }
  return such;
}

/**
 * The incidents of a component that names what is not there are unknown, and not none.
 * @throws SourceError
 */
export function refuseUnknown(
  known: ReadonlyMap<string, string>,
  { components, elsewhere }: NamedServices,
  source: Source,
): void {
  const missing = [...components].filter(([id]) => !known.has(id));
  if (missing.length > 0) {
    throw sourceError({
      ...{ reason: 'not_found', source },
      what: `service ${list(missing.map(([id]) => id))}`,
      remedy: `Correct the annotation pagerduty.com/service-id of ${list(
        missing.flatMap(([, subjects]) => refsOf(subjects)),
      )}.`,
    });
  }
  if (elsewhere.length > 0) {
    throw sourceError({
      ...{ reason: 'not_found', source },
      what: 'an account that components name',
      remedy: `Correct the annotation pagerduty.com/account of ${list(
        refsOf(elsewhere),
      )}, or name that account under readiness.pagerduty.`,
    });
  }
}

function refsOf(subjects: readonly Subject[]): readonly string[] {
  return subjects.map(({ ref }) => ref);
}

function list(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  const shown = names.slice(0, MOST_NAMES).join(', ');
  return more > 0 ? `${shown} and ${more} more` : shown;
}
