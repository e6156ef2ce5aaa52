import { Knex } from 'knex';
import { DeploymentRow } from '../events/eventRows';
import { PlaceRow } from './resultRows';

type Placed = Pick<DeploymentRow, 'source' | 'place' | 'environment'>;

/**
 * Which deployments to the places of a service are its own. Where several services share a place, as in a repository of several, an
 * environment that names one of them, such as `production-cart`, means that one. It is told apart here, by who lives there now:
 * what was told before another service came needs no telling again.
 */
export async function environmentsMeant(
  knex: Knex,
  service: string,
): Promise<(deployment: Placed) => boolean> {
  const rows: readonly Pick<PlaceRow, 'source' | 'place' | 'service'>[] =
    await knex<PlaceRow>('delivery_places as p')
      .join('delivery_places as o', join =>
        join.on('o.source', 'p.source').andOn('o.place', 'p.place'),
      )
      .where({ 'p.service': service })
      .whereNot({ 'o.service': service })
      .select('o.source', 'o.place', 'o.service');
  const own = nameOf(service);
  const shared = new Map<string, string[]>();
  for (const row of rows) {
    const names = shared.get(keyOf(row)) ?? [own];
    shared.set(keyOf(row), names);
    names.push(nameOf(row.service));
  }
  return deployment => {
    const [meant] = (shared.get(keyOf(deployment)) ?? [])
      .filter(name => isNamedIn(deployment.environment, name))
      .sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
    return meant === undefined || meant === own;
  };
}

function keyOf({ source, place }: Pick<Placed, 'source' | 'place'>): string {
  return `${source} ${place}`;
}

/** `cart` of `component:default/cart`. */
function nameOf(service: string): string {
  return service.slice(service.lastIndexOf('/') + 1).toLowerCase();
}

/** As a word of its own: `prod-cart` names cart and `prod-cartography` does not. */
function isNamedIn(environment: string, name: string): boolean {
  const text = environment.toLowerCase();
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const around = `${text[at - 1] ?? ''}${text[at + name.length] ?? ''}`;
    if (!/[a-z0-9]/.test(around)) {
      return true;
    }
  }
  return false;
}
