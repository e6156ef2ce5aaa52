import {
  between,
  dominanceOverCompletions,
  shareOverCompletions,
  weigh,
  type ClusterEntryPoints,
  type EntryPointEntry,
  type Finding,
  type Inventory,
  type Range,
  type Reading,
} from '@groundwork/plugin-readiness-common';
import type { TierReadings } from './clusters';
import { ownersOfEntry } from './owners';

type Classes = ClusterEntryPoints['classes'];

/** What of an entry decides whose it is. */
type Marked = Pick<EntryPointEntry, 'components' | 'marks' | 'routes'>;

/** What a summary keeps of one cluster. */
export interface EntrySummary {
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
export interface OwnedEntries {
  readonly classes: Classes;
  readonly rows: readonly {
    readonly controller?: string;
    readonly components: readonly string[];
  }[];
}

type Tier = TierReadings<OwnedEntries>;

export function markedBy({ components, marks, routes }: Marked): Marked {
  return {
    components,
    ...(marks ? { marks } : {}),
    ...(routes ? { routes } : {}),
  };
}

export function ownedTier(
  { names, read, unread }: TierReadings<EntrySummary>,
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

/** The controllers in use in a tier, the most common by host first. */
export function controllersIn({ read }: Tier): readonly string[] {
  const hosts = new Map<string, number>();
  for (const { controller } of read.flatMap(({ value }) => value.rows)) {
    if (controller !== undefined)
      hosts.set(controller, (hosts.get(controller) ?? 0) + 1);
  }
  return [...hosts]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([controller]) => controller);
}

/** D by host within one tier. A cluster that was not read may hold any number of hosts. */
export function tierDominance({ read, unread }: Tier): Range | undefined {
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
export function sameController(
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

export function entryFindings(
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

/** The controllers that something is let in by, in order. */
function usedControllers({ rows }: OwnedEntries): readonly string[] {
  return [
    ...new Set(
      rows.flatMap(({ controller }) =>
        controller === undefined ? [] : [controller],
      ),
    ),
  ].sort();
}

function classFindings(
  {
    subject,
    evidenceId,
    value,
  }: Reading<OwnedEntries> & { readonly state: 'read' },
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
