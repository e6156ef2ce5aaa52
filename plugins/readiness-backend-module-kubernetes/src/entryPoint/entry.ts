import type { EntryPointEntry } from '@groundwork/plugin-readiness-common';
import type { ListedObject } from '../cluster/clusterApi';
import {
  componentOf,
  marksOf,
  nameOf,
  type Metadata,
} from '../cluster/objects';
import type { OfferedClasses } from './classes';
import type { RoutedServices } from './services';

/** What routing objects are read against. */
export interface Surroundings {
  readonly offered: OfferedClasses;
  readonly services: RoutedServices;
}

/** Components behind an entry: its own, else those of the Services that it routes to. */
function componentsOf(
  metadata: Metadata,
  services: readonly (string | undefined)[],
  { services: known }: Surroundings,
): string[] {
  const own = componentOf(metadata);
  if (own !== undefined) return [own];
  const found = services.flatMap(
    name =>
      known.byName.get(`${metadata.namespace ?? ''}/${name ?? ''}`)
        ?.component ?? [],
  );
  return [...new Set(found)].sort();
}

/** The Services that an entry routes to, with what is behind them. */
function routesOf(
  { namespace }: Metadata,
  services: readonly (string | undefined)[],
  { services: known }: Surroundings,
): NonNullable<EntryPointEntry['routes']> {
  return [...new Set(services)].flatMap(name => {
    const found = known.byName.get(`${namespace ?? ''}/${name ?? ''}`);
    return found
      ? [{ service: marksOf(found.metadata), workloads: [...found.workloads] }]
      : [];
  });
}

/** Where an object routes what arrives, and through which controller. */
export interface Routing {
  readonly hosts: readonly (string | undefined)[];
  readonly services: readonly (string | undefined)[];
  readonly className?: string | undefined;
  readonly controller?: string | undefined;
}

/** One object that lets traffic in, as evidence. */
export function entry(
  listed: ListedObject,
  metadata: Metadata,
  { routing, around }: { routing: Routing; around: Surroundings },
): EntryPointEntry {
  const { className, controller } = routing;
  return {
    ...nameOf(listed, metadata),
    hosts: [
      ...new Set(routing.hosts.filter(host => host !== undefined)),
    ].sort(),
    ...(className === undefined ? {} : { className }),
    ...(controller === undefined ? {} : { controller }),
    components: componentsOf(metadata, routing.services, around),
    marks: marksOf(metadata),
    routes: routesOf(metadata, routing.services, around),
  };
}
