import {
  between,
  defineOrganisationCheck,
  entryPoint,
  measured,
  notApplicable,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import { clustersOf } from '../population/clusters';
import {
  entryFindings,
  markedBy,
  ownedTier,
  sameController,
  tierDominance,
  type EntrySummary,
} from '../population/entryPoints';
import { percent, unreadSentence } from '../population/words';

const settings = z.object({
  production: z.string().default('production'),
  /** The tier that is compared with production. */
  preProduction: z.string().default('staging'),
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
  version: 2,
  requires: { entryPoints: entryPoint },
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
  },
  evaluate(
    { entryPoints },
    { settings: { production, preProduction }, inventory },
  ) {
    const [live, before] = [
      ownedTier(clustersOf(entryPoints, inventory, [production]), inventory),
      ownedTier(clustersOf(entryPoints, inventory, [preProduction]), inventory),
    ];
    const clusters = [...live.names, ...before.names];
    const dominances = [tierDominance(live), tierDominance(before)].filter(
      range => range !== undefined,
    );
    if (dominances.length === 0)
      return notApplicable('No traffic enters from outside.', { clusters });
    const same = sameController(live, before, inventory);
    const ranges = [...dominances, ...(same ? [same] : [])];
    const value = between(
      Math.min(...ranges.map(({ lo }) => lo)),
      Math.min(...ranges.map(({ hi }) => hi)),
    );
    const unread = [...live.unread, ...before.unread];
    const differing = same && between(1 - same.hi, 1 - same.lo);
    return measured(value, {
      clusters,
      quantities: { differing: differing ?? 0 },
      population: {
        read: live.read.length + before.read.length,
        expected: live.read.length + before.read.length + unread.length,
        unit: 'cluster',
      },
      findings: entryFindings(live, before, inventory),
      explanation: differing
        ? `${percent(
            differing,
          )} of the services that are reached in both environments enter through another controller in production.${unreadSentence(
            unread,
          )}`
        : `No service is reached in both ${preProduction} and ${production}.${unreadSentence(
            unread,
          )}`,
    });
  },
});
