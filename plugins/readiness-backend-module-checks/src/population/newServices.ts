import {
  productionComponents,
  readOf,
  type Inventory,
  type InventoryComponent,
  type Reading,
  type ServiceOrigin,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import type { PathRuns } from './pathRuns';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Types of component that the path is for; others could not have started on it. */
export const eligibleTypes = z.array(z.string()).default(['service']);

/** A service that may have been started within the window. */
export interface NewService {
  readonly component: InventoryComponent;
  readonly evidenceId: string | undefined;
  /** `unknown`: how it was started, or whether within the window, could not be read. */
  readonly start: 'on-path' | 'off-path' | 'unknown';
}

/** Where new services are looked for. */
interface NewServicesOptions {
  readonly inventory: Inventory;
  readonly asOf: Date;
  readonly windowDays: number;
  readonly types: readonly string[];
}

/**
 * Services in production that were started within the window, found by the age of their repositories and not by the
 * scaffolder: it knows only of those that it started itself.
 */
export function newServicesOf(
  origins: readonly Reading<ServiceOrigin>[],
  path: PathRuns,
  { inventory, asOf, windowDays, types }: NewServicesOptions,
): readonly NewService[] {
  const since = asOf.getTime() - windowDays * DAY_MS;
  const known = new Map(
    readOf(origins).map(reading => [reading.subject.ref, reading]),
  );
  const working = path.runs.filter(
    ({ status, opensTicketOnly }) =>
      status === 'completed' && opensTicketOnly !== true,
  );
  const made = new Set(working.flatMap(run => run.made ?? []));
  // A run of which nobody knows what it made may have made any of them.
  const isWhole =
    path.state === 'read' && working.every(run => run.made !== undefined);
  return productionComponents(inventory)
    .filter(({ type }) => types.includes(type))
    .flatMap((component): readonly NewService[] => {
      const origin = known.get(component.ref);
      if (!origin)
        return [{ component, evidenceId: undefined, start: 'unknown' }];
      const { evidenceId, value } = origin;
      if (Date.parse(value.repositoryCreatedAt) < since) return [];
      const isOn = value.template !== undefined || made.has(component.ref);
      const otherwise = isWhole ? 'off-path' : 'unknown';
      return [{ component, evidenceId, start: isOn ? 'on-path' : otherwise }];
    });
}

/** The age of a service and what it says of itself; all of it is small. */
export function originOf(value: ServiceOrigin): ServiceOrigin {
  return value;
}
