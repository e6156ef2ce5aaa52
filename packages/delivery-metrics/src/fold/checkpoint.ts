import { z } from 'zod';
import { canonicalText } from '../ordering';
import type { DeliverySettings } from '../settings';

const ranges = z.array(z.number().int().nonnegative()).readonly();
const placed = z.strictObject({ id: z.string(), finishedAtMs: z.number() });
const repository = z.string().optional();

const schema = z.strictObject({
  version: z.literal(1),
  service: z.string(),
  conventions: z.string(),
  position: z.number().int().nonnegative(),
  until: placed.extend({ startedAtMs: z.number() }).optional(),
  running: z
    .strictObject({ sha: z.string(), finishedAtMs: z.number() })
    .optional(),
  preceding: placed.optional(),
  baseline: placed.optional(),
  unplacedBaseline: z
    .strictObject({ sha: z.string(), startedAtMs: z.number() })
    .optional(),
  covered: ranges,
  delivered: ranges,
  consulted: ranges,
  pullRequests: z
    .array(z.strictObject({ repository, consulted: ranges, shipped: ranges }))
    .readonly(),
  shipments: z
    .array(placed.extend({ repository, number: z.number().int() }))
    .readonly(),
});

/**
 * Everything that folding the next deployments of one service needs from those before: plain data that a store keeps
 * as JSON. Which commits and pull requests were delivered stands as ranges of their numbers.
 *
 * Its size is that of what is open: about 15 bytes for each gap in the delivered commits (a branch that is not merged),
 * about 55 for each pull request shipped within the intervention limit. A million delivered commits without gaps take
 * one range. Without an intervention limit every shipped pull request stays, because a revert may come at any time.
 */
export type ServiceCheckpoint = Readonly<z.infer<typeof schema>>;

/** Before the first deployment. */
export function emptyCheckpoint(
  service: string,
  settings: DeliverySettings,
): ServiceCheckpoint {
  return {
    version: 1,
    service,
    conventions: conventionsOf(service, settings),
    position: 0,
    covered: [],
    delivered: [],
    consulted: [],
    pullRequests: [],
    shipments: [],
  };
}

/**
 * Reads a checkpoint that was stored; undefined when it is of another version, service or choice of conventions, and
 * the service has to be folded from its first deployment.
 *
 * @throws Error when it is of this version and damaged.
 */
export function readCheckpoint(
  stored: unknown,
  service: string,
  settings: DeliverySettings,
): ServiceCheckpoint | undefined {
  const { data: head } = z
    .looseObject({ version: z.unknown() })
    .safeParse(stored);
  if (head !== undefined && head.version !== 1) return undefined;
  const result = schema.safeParse(stored);
  if (!result.success)
    throw new Error(`The stored checkpoint of ${service} is damaged`, {
      cause: result.error,
    });
  const fits =
    result.data.service === service &&
    result.data.conventions === conventionsOf(service, settings);
  return fits ? result.data : undefined;
}

/** The conventions that decide about what a fold finds; those that only count are not among them. */
function conventionsOf(service: string, settings: DeliverySettings): string {
  return canonicalText({
    interventionMs: String(settings.interventionMs),
    excludeRedeploys: settings.excludeRedeploys,
    requireChange: settings.requireChange,
    excludeAuthors: settings.excludeAuthors,
    hotfixPattern: settings.hotfixPattern,
    paths: settings.servicePaths.get(service),
  });
}
