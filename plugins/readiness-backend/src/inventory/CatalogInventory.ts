import { AuthService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  DeclaredCluster,
  Inventory,
  inventoryOf,
  InventoryTeam,
  Owners,
  ownersOf,
  TeamOfPerson,
  teamsOfPeople,
} from '@groundwork/plugin-readiness-common';
import { isDeepStrictEqual } from 'node:util';
import { Registry } from '../registry';
import { Turns } from '../turns';

/** What ought to be there. */
export interface InventoryService {
  /** Not read anew for every question: a run asks many times, and a catalog that has settled changes rarely. */
  current(): Promise<Inventory>;
}

/** Whose team is known, for collectors. */
export interface PeopleService {
  /** As the catalog had it when the inventory was last read. */
  teamsOfPeople(): Promise<TeamOfPerson>;
}

/** Who owns what, for permissions. */
export interface OwnersService {
  /** As last read; a reader does not wait while they are read anew, unless what is known is too old to grant anything by. */
  owners(): Promise<Owners>;
  /** The groups of the same read. */
  groups(): Promise<readonly InventoryTeam[]>;
}

interface Read {
  readonly inventory: Inventory;
  readonly owners: Owners;
  readonly teamOf: TeamOfPerson;
}

const OLDEST_OWNERS_MS = 900_000;
const SHORTEST_FRESH_MS = 30_000;
const LONGEST_FRESH_MS = 300_000;
const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'metadata.annotations',
  'spec.type',
  'spec.lifecycle',
  'spec.owner',
  'spec.parent',
  'spec.members',
  'spec.memberOf',
  'spec.profile.displayName',
  'spec.profile.email',
  'relations',
];

/** Inventory from the catalog and `groundwork.environments`. */
export class CatalogInventory
  implements InventoryService, OwnersService, PeopleService
{
  readonly #catalog: Pick<CatalogService, 'streamEntities'>;
  readonly #auth: AuthService;
  readonly #registry: Registry;
  readonly #clusters: readonly DeclaredCluster[];
  readonly #turns: Turns;
  #latest: { readonly at: number; readonly read: Promise<Read> } | undefined;
  #known: { readonly at: number; readonly read: Read } | undefined;
  #inventory: Inventory | undefined;
  #freshForMs = SHORTEST_FRESH_MS;
  #subjects = 0;

  constructor(
    services: {
      readonly catalog: Pick<CatalogService, 'streamEntities'>;
      readonly auth: AuthService;
      readonly turns?: Turns;
    },
    registry: Registry,
    clusters: readonly DeclaredCluster[],
  ) {
    this.#catalog = services.catalog;
    this.#auth = services.auth;
    this.#turns = services.turns ?? new Turns();
    this.#registry = registry;
    this.#clusters = clusters;
  }

  async current(): Promise<Inventory> {
    return (await this.#fresh()).inventory;
  }

  async teamsOfPeople(): Promise<TeamOfPerson> {
    return (await this.#fresh()).teamOf;
  }

  async owners(): Promise<Owners> {
    return (await this.#lastRead()).owners;
  }

  async groups(): Promise<readonly InventoryTeam[]> {
    return (await this.#lastRead()).inventory.teams;
  }

  async #lastRead(): Promise<Read> {
    const read = this.#fresh();
    if (this.#known && Date.now() - this.#known.at < OLDEST_OWNERS_MS) {
      // Whoever needs the answer is told of the failure; so is everybody once what is known is too old.
      read.catch(() => undefined);
      return this.#known.read;
    }
    return read;
  }

  #fresh(): Promise<Read> {
    const now = Date.now();
    if (!this.#latest || now - this.#latest.at > this.#freshForMs) {
      const read = this.#read();
      this.#latest = { at: now, read };
      read.then(
        known => {
          this.#known = { at: now, read: known };
        },
        // A catalog that did not answer is asked again at once, not in half a minute.
        () => {
          this.#latest = undefined;
        },
      );
    }
    return this.#latest.read;
  }

  async #read(): Promise<Read> {
    const credentials = await this.#auth.getOwnServiceCredentials();
    const entities: Entity[] = [];
    const pages = this.#catalog.streamEntities(
      { filter: { kind: ['Component', 'Group', 'User'] }, fields: FIELDS },
      { credentials },
    );
    for await (const page of pages) {
      entities.push(...page);
    }
    await this.#turns.next();
    const inventory = await this.#kept(
      inventoryOf(entities, {
        clusters: this.#clusters,
        subjects: this.#registry.subjects,
        knownClusters: this.#registry.knownClusters,
      }),
    );
    this.#settle(inventory.subjects.length);
    await this.#turns.next();
    return {
      inventory,
      owners: ownersOf(entities),
      teamOf: teamsOfPeople(entities),
    };
  }

  /** One that says the same is the same object: what was judged by it still holds. */
  async #kept(read: Inventory): Promise<Inventory> {
    const before = this.#inventory;
    const isSame =
      before !== undefined && (await saysTheSame(before, read, this.#turns));
    this.#inventory = isSame ? before : read;
    return this.#inventory;
  }

  /** While the catalog grows it is read often, afterwards more and more rarely. */
  #settle(subjects: number): void {
    this.#freshForMs =
      subjects === this.#subjects
        ? Math.min(LONGEST_FRESH_MS, this.#freshForMs * 2)
        : SHORTEST_FRESH_MS;
    this.#subjects = subjects;
  }
}

async function saysTheSame(
  one: Inventory,
  other: Inventory,
  turns: Turns,
): Promise<boolean> {
  const { subjects, components, teams, ...rest } = one;
  const { subjects: s, components: c, teams: t, ...others } = other;
  return (
    isDeepStrictEqual(rest, others) &&
    (await areTheSame(subjects, s, turns)) &&
    (await areTheSame(components, c, turns)) &&
    areTheSame(teams, t, turns)
  );
}

async function areTheSame<T>(
  some: readonly T[],
  others: readonly T[],
  turns: Turns,
): Promise<boolean> {
  if (some.length !== others.length) return false;
  for (const [index, item] of some.entries()) {
    if (turns.isOver) await turns.next();
    if (!isDeepStrictEqual(item, others[index])) return false;
  }
  return true;
}
