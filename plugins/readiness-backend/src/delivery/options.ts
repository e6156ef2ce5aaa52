import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  calendarIn,
  DEFAULT_DELIVERY_SETTINGS,
  DeliverySettings,
  linearPattern,
} from '@groundwork/delivery-metrics';
import {
  environmentsOfTiers,
  readTieredNames,
} from '@groundwork/plugin-readiness-node';
import { z } from 'zod';
import { Tiers } from './tiers';

const KEY = 'readiness.delivery';
const HOUR_MS = 3_600_000;

const pattern = z.string().superRefine((text, context) => {
  try {
    linearPattern(text);
  } catch (error) {
    context.addIssue({ code: 'custom', message: String(error) });
  }
});

const timeZone = z.string().superRefine((name, context) => {
  try {
    calendarIn(name);
  } catch {
    context.addIssue({
      code: 'custom',
      message: `${name} is no time zone; write one such as Europe/Berlin`,
    });
  }
});

const hours = z.number().nonnegative();

const optionsSchema = z.strictObject({
  timeZone: timeZone.default('UTC'),
  attributionHours: hours.default(24),
  interventionHours: z.union([hours, z.literal('unlimited')]).default(168),
  hotfix: pattern.optional(),
  failedDeploymentsAreFailures: z.boolean().default(false),
  excludeRedeploys: z.boolean().default(false),
  requireChange: z.boolean().default(false),
  excludeRollbacksFromChangeFailRate: z.boolean().default(false),
  excludeAuthors: z
    .strictObject({
      names: z.array(z.string().trim().min(1, 'write a name')).min(1),
      because: z
        .string()
        .trim()
        .min(1, 'say who they are, such as: dependency bots'),
    })
    .optional(),
  incidentSource: z.boolean().optional(),
  services: z
    .array(
      z.strictObject({
        service: z
          .string()
          .regex(
            /^component:[\w.-]+\/[\w.-]+$/,
            'write it as component:<namespace>/<name>',
          ),
        source: z.string().min(1).optional(),
        paths: z.array(pattern).optional(),
      }),
    )
    .default([]),
});

/** What the configuration says about deliveries. */
export interface DeliveryOptions {
  readonly settings: DeliverySettings;
  /** The tiers that can be asked for. */
  readonly tiers: Tiers;
  /** The source that counts, by service, where somebody has decided. */
  readonly chosenSources: ReadonlyMap<string, string>;
  /** Whether incidents are recorded where we read; unless stated, what was read says so. */
  readonly incidentSource?: boolean;
  /** Of how many authors no change counts, and who they are in a word. */
  readonly excludedAuthors?: {
    readonly count: number;
    readonly because: string;
  };
}

/**
 * Reads `readiness.delivery` and the tiers of `groundwork.environments`.
 *
 * @throws InputError with the full path of the key that is wrong
 */
export function readDeliveryOptions(config: Config): DeliveryOptions {
  const parsed = optionsSchema.safeParse(config.getOptional(KEY) ?? {});
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new InputError(
      `${[KEY, ...(issue?.path ?? [])].join('.')}: ${issue?.message}`,
    );
  }
  const { services, incidentSource, hotfix, excludeAuthors, ...read } =
    parsed.data;
  // In an order of their own, so that another one in the configuration is no other convention.
  const authors = [...new Set(excludeAuthors?.names)].sort();
  const named = readTieredNames(config);
  const environments = environmentsOfTiers(named);
  return {
    tiers: new Tiers(named),
    settings: {
      ...DEFAULT_DELIVERY_SETTINGS,
      timeZone: read.timeZone,
      attributionMs: read.attributionHours * HOUR_MS,
      interventionMs:
        read.interventionHours === 'unlimited'
          ? Infinity
          : read.interventionHours * HOUR_MS,
      failedDeploymentsAreFailures: read.failedDeploymentsAreFailures,
      excludeRedeploys: read.excludeRedeploys,
      requireChange: read.requireChange,
      excludeRollbacksFromCfrDenominator:
        read.excludeRollbacksFromChangeFailRate,
      excludeAuthors: authors,
      ...(hotfix === undefined ? {} : { hotfixPattern: hotfix }),
      ...(environments ? { environments } : {}),
      servicePaths: new Map(
        services.flatMap(({ service, paths }) =>
          paths ? [[service, paths] as const] : [],
        ),
      ),
    },
    chosenSources: new Map(
      services.flatMap(({ service, source }) =>
        source === undefined ? [] : [[service, source] as const],
      ),
    ),
    ...(incidentSource === undefined ? {} : { incidentSource }),
    ...(excludeAuthors
      ? {
          excludedAuthors: {
            count: authors.length,
            because: excludeAuthors.because.replace(/\.$/, ''),
          },
        }
      : {}),
  };
}

/**
 * Whether deliveries to a tier can be counted.
 *
 * @throws InputError naming those that can
 */
export function expectTier(config: Config, tier: string): void {
  new Tiers(readTieredNames(config)).asked({ tier });
}
