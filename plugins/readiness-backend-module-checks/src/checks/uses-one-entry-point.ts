import {
  between,
  defineOrganisationCheck,
  dominanceOverCompletions,
  entryPoint,
  measured,
  notApplicable,
  shareOverCompletions,
  weigh,
  type ClusterEntryPoints,
  type EntryPointEntry,
  type Finding,
  type Inventory,
  type Range,
  type Reading,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import { clustersOf, type TierReadings } from '../population/clusters';
import { ownersOfEntry } from '../population/owners';
import { percent, unreadSentence } from '../population/words';

const settings = z.object({
  production: z.string().default('production'),
  /** The tier that is compared with production. */
  preProduction: z.string().default('staging'),
});

type Classes = ClusterEntryPoints['classes'];

/** What of an entry decides whose it is. */
type Marked = Pick<EntryPointEntry, 'components' | 'marks' | 'routes'>;

interface Summary {
  readonly classes: Classes;
  /** One row per host; `controller` is absent when its class leads nowhere. */
  readonly rows: readonly {
    readonly host: string;
    readonly controller?: string;
    readonly of: Marked;
    /** A load balancer that belongs to nobody is a controller's own, and no way by itself. */
    readonly onlyIfOwned: boolean;
  }[];
}

/** The same, once it is known whose entries are: by reference. */
interface Owned {
  readonly classes: Classes;
  readonly rows: readonly {
    readonly controller?: string;
    readonly components: readonly string[];
  }[];
}

type Tier = TierReadings<Owned>;

function markedBy({ components, marks, routes }: Marked): Marked {
  return {
    components,
    ...(marks ? { marks } : {}),
    ...(routes ? { routes } : {}),
  };
}

function ownedTier(
  { names, read, unread }: TierReadings<Summary>,
  inventory: Inventory,
): Tier {
  return {
    names,
    unread,
    read: read.map(reading => ({
      ...reading,
      value: {
        classes: reading.value.classes,
        rows: reading.value.rows.flatMap(({ of, onlyIfOwned, ...row }) => {
          const owners = ownersOfEntry(inventory, reading.subject.name, of);
          return onlyIfOwned && owners.length === 0
            ? []
            : [{ ...row, components: owners }];
        }),
      },
    })),
  };
}

/** D by host within one tier. A cluster that was not read may hold any number of hosts. */
function tierDominance({ read, unread }: Tier): Range | undefined {
  const rows = read.flatMap(({ value }) => value.rows);
  const known = rows.flatMap(({ controller }) =>
    controller === undefined ? [] : [controller],
  );
  if (unread.length > 0) return between(0, 1);
  return dominanceOverCompletions(
    weigh(known.map(controller => ({ answers: [controller] }))),
    rows.filter(({ controller }) => controller === undefined).map(() => 1),
  );
}

/** Controllers in front of each component, sorted; a row without one makes the component unread. */
function controllersByComponent({
  read,
}: Tier): ReadonlyMap<string, string | undefined> {
  const found = new Map<string, Set<string> | undefined>();
  for (const { value } of read) {
    for (const { components, controller } of value.rows) {
      for (const component of components) {
        const before = found.has(component)
          ? found.get(component)
          : new Set<string>();
        found.set(
          component,
          controller === undefined || before === undefined
            ? undefined
            : before.add(controller),
        );
      }
    }
  }
  return new Map(
    [...found].map(([component, set]) => [
      component,
      set && [...set].sort().join(' + '),
    ]),
  );
}

/** Services that are reached in both tiers, by whether the same controller lets them in. */
function sameController(
  production: Tier,
  before: Tier,
  inventory: Inventory,
): Range | undefined {
  const [inProduction, inBefore] = [
    controllersByComponent(production),
    controllersByComponent(before),
  ];
  const isIncomplete = production.unread.length + before.unread.length > 0;
  let [having, read, unread] = [0, 0, 0];
  for (const { ref } of inventory.components) {
    const seen = [inProduction, inBefore].filter(controllers =>
      controllers.has(ref),
    ).length;
    const [a, b] = [inProduction.get(ref), inBefore.get(ref)];
    if (isIncomplete || (seen === 2 && (a === undefined || b === undefined)))
      unread += 1;
    else if (seen === 2) {
      read += 1;
      having += a === b ? 1 : 0;
    }
  }
  return shareOverCompletions({ having, read, unread });
}

function findingsOf(
  production: Tier,
  before: Tier,
  inventory: Inventory,
): readonly Finding[] {
  return inventory.clusters.flatMap(({ name, promotesTo }): Finding[] => {
    const [from, to] = [
      before.read.find(({ subject }) => subject.name === name),
      production.read.find(({ subject }) => subject.name === promotesTo),
    ];
    if (!from || !to) return [];
    const [a, b] = [usedControllers(from.value), usedControllers(to.value)];
    if (a.join() === b.join()) return [];
    const message = `${name} lets traffic in through ${
      a.join(', ') || 'nothing'
    }, ${to.subject.name} through ${b.join(', ') || 'nothing'}.`;
    return [
      ...classFindings(from, a, message),
      ...classFindings(to, b, message),
    ];
  });
}

function usedControllers({ rows }: Owned): readonly string[] {
  return [
    ...new Set(
      rows.flatMap(({ controller }) =>
        controller === undefined ? [] : [controller],
      ),
    ),
  ].sort();
}

function classFindings(
  { subject, evidenceId, value }: Reading<Owned> & { readonly state: 'read' },
  used: readonly string[],
  message: string,
): Finding[] {
  return value.classes
    .filter(({ controller }) => used.includes(controller))
    .map(({ apiVersion, kind, name, uid, resourceVersion }) => ({
      message,
      where: subject.name,
      object: {
        apiVersion,
        kind,
        name,
        ...(uid === undefined ? {} : { uid }),
        ...(resourceVersion === undefined ? {} : { resourceVersion }),
      },
      ...(evidenceId === undefined ? {} : { evidenceId }),
    }));
}

/** One controller lets traffic in, and it is the same before production and in it. */
export const usesOneEntryPoint = defineOrganisationCheck({
  id: 'uses-one-entry-point',
  title: 'Traffic enters every environment the same way',
  failureTitle:
    'Traffic enters production another way than the environment before it',
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
    entryPoints: ({ classes, entries }): Summary => ({
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
      findings: findingsOf(live, before, inventory),
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
