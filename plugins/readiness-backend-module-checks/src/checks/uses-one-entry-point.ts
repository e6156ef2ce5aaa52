import {
  between,
  declaration,
  defineOrganisationCheck,
  entryPoint,
  measured,
  notApplicable,
  type Range,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import { clustersOf } from '../population/clusters';
import {
  coveredWords,
  entryPlanToDeclare,
  orMoreAlike,
  underPlans,
} from '../population/entryPointPlans';
import {
  controllersIn,
  entryFindings,
  markedBy,
  ownedTier,
  sameController,
  tierDominance,
  type EntrySummary,
} from '../population/entryPoints';
import { openPlans, plansIn } from '../population/plans';
import { percent, unreadSentence } from '../population/words';

const settings = z.object({
  production: z.string().default('production'),
  /** The tier that is compared with production. */
  preProduction: z.string().default('staging'),
  /** Topic under which a convergence plan covers a migration. */
  topic: z.string().default('entry-point'),
});

/** One controller lets traffic in, and it is the same before production and in it. */
export const usesOneEntryPoint = defineOrganisationCheck({
  id: 'uses-one-entry-point',
  title: 'Traffic enters every environment the same way',
  failureTitle:
    'Traffic enters production through another controller than the environment before it',
  why: 'Routing, TLS and limits that were tried on one controller are untested on another.',
  remediation: {
    summary:
      'Choose one controller, declare the migration with an end date, and move the environment before production first.',
    effort: 'medium',
    href: 'how-to/use-one-entry-point',
  },
  appliesTo: 'organisation',
  version: 3,
  requires: { entryPoints: entryPoint, declarations: declaration },
  settings,
  summarise: {
    entryPoints: ({ classes, entries }): EntrySummary => ({
      classes,
      rows: entries.flatMap(({ kind, hosts, controller, ...entry }) =>
        (hosts.length > 0 ? hosts : ['*']).map(host => ({
          host,
          of: markedBy(entry),
          onlyIfOwned: kind === 'Service',
          ...(controller === undefined ? {} : { controller }),
        })),
      ),
    }),
    declarations: plansIn,
  },
  evaluate(
    { entryPoints, declarations },
    { settings: { production, preProduction, topic }, inventory, asOf },
  ) {
    const [live, before] = [
      ownedTier(clustersOf(entryPoints, inventory, [production]), inventory),
      ownedTier(clustersOf(entryPoints, inventory, [preProduction]), inventory),
    ];
    const clusters = [...live.names, ...before.names];
    const planned = openPlans(declarations, topic, asOf);
    const inUse = [...controllersIn(live), ...controllersIn(before)];
    const covering = planned.plans.filter(({ from }) =>
      from.some(controller => inUse.includes(controller)),
    );
    const value = alikeness(
      underPlans(live, covering),
      underPlans(before, covering),
    );
    if (!value)
      return notApplicable('No traffic enters from outside.', { clusters });
    const unread = [...live.unread, ...before.unread];
    const asSeen = sameController(live, before, inventory);
    const same = sameController(
      underPlans(live, covering),
      underPlans(before, covering),
      inventory,
    );
    const alike = same && orMoreAlike(same, planned);
    const differing = asSeen && between(1 - asSeen.hi, 1 - asSeen.lo);
    return measured(
      orMoreAlike(
        same
          ? between(Math.min(value.lo, same.lo), Math.min(value.hi, same.hi))
          : value,
        planned,
      ),
      {
        clusters,
        quantities: {
          differing: alike ? between(1 - alike.hi, 1 - alike.lo) : 0,
          ...(covering.length > 0 && differing
            ? { differingWithoutPlans: differing }
            : {}),
        },
        population: {
          read: live.read.length + before.read.length,
          expected: live.read.length + before.read.length + unread.length,
          unit: 'cluster',
        },
        findings: [
          ...entryFindings(live, before, inventory),
          ...entryPlanToDeclare(declarations, planned, {
            topic,
            production: controllersIn(live),
            before: controllersIn(before),
          }),
        ],
        explanation: `${
          differing
            ? `${percent(
                differing,
              )} of the services that are reached in both environments enter through another controller in production.`
            : `No service is reached in both ${preProduction} and ${production}.`
        }${coveredWords(covering)}${
          planned.mayBeMore
            ? ' A register of declarations could not be read to its end, and may hold a plan for it.'
            : ''
        }${unreadSentence(unread)}`,
      },
    );
  },
});

/** The least dominance of the two tiers; undefined where no traffic enters either. */
function alikeness(
  ...tiers: readonly Parameters<typeof tierDominance>[0][]
): Range | undefined {
  const found = tiers.map(tierDominance).filter(range => range !== undefined);
  return found.length === 0
    ? undefined
    : between(
        Math.min(...found.map(({ lo }) => lo)),
        Math.min(...found.map(({ hi }) => hi)),
      );
}
