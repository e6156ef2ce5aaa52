import {
  parseEntityRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';

/** Lists the Groups and Users of the catalog. */
export interface PeopleReader {
  /** @throws when the catalog does not answer. */
  entities(): Promise<readonly Entity[]>;
}

/** The groups that somebody is a member of; undefined for somebody whom the catalog does not know. */
export type Memberships = (userRef: string) => readonly string[] | undefined;

/** Reads memberships from what users and groups say of each other. */
export function membershipsOf(entities: readonly Entity[]): Memberships {
  const groups = new Map<string, Set<string>>();
  const of = (user: string) => {
    const known = groups.get(user) ?? new Set<string>();
    groups.set(user, known);
    return known;
  };
  for (const entity of entities) {
    const ref = stringifyEntityRef(entity);
    switch (entity.kind.toLocaleLowerCase('en-US')) {
      case 'user':
        for (const name of listOf(entity.spec?.memberOf))
          of(ref).add(refNear(name, entity, 'Group'));
        // Somebody without a group is known too.
        of(ref);
        break;
      case 'group':
        for (const name of listOf(entity.spec?.members))
          of(refNear(name, entity, 'User')).add(ref);
        break;
      default:
        break;
    }
  }
  return user => {
    const found = groups.get(refOf(user));
    return found && [...found].sort();
  };
}

/** The reference in the form of the catalog; the text itself where it is none. */
export function refOf(text: string, defaultKind = 'User'): string {
  try {
    return stringifyEntityRef(
      parseEntityRef(text, { defaultKind, defaultNamespace: 'default' }),
    );
  } catch {
    // What a form asked for may be anything; it then names nobody whom the catalog knows.
    return text;
  }
}

function refNear(name: string, near: Entity, defaultKind: string): string {
  return stringifyEntityRef(
    parseEntityRef(name, {
      defaultKind,
      defaultNamespace: near.metadata.namespace ?? 'default',
    }),
  );
}

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value)
    ? value.filter(item => typeof item === 'string')
    : [];
}
