import {
  parseEntityRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';

/** Number of different people in a group and in the groups below it. */
export type Headcounts = (groupRef: string) => number;

function kindOf({ kind }: Entity): string {
  return kind.toLocaleLowerCase('en-US');
}

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value)
    ? value.filter(item => typeof item === 'string')
    : [];
}

function groupRef(name: string, near: Entity, defaultKind: string): string {
  return stringifyEntityRef(
    parseEntityRef(name, {
      defaultKind,
      defaultNamespace: near.metadata.namespace ?? 'default',
    }),
  );
}

/**
 * Counts people by group from what entities say: `memberOf` of users, `members`, `parent` and `children` of groups. A
 * circle of groups counts each person once.
 */
export function people(entities: readonly Entity[]): Headcounts {
  const members = new Map<string, Set<string>>();
  const children = new Map<string, Set<string>>();
  const add = (
    map: Map<string, Set<string>>,
    edge: readonly [key: string, value: string],
  ) => {
    const [key, value] = edge;
    map.set(key, (map.get(key) ?? new Set<string>()).add(value));
  };
  for (const entity of entities) {
    const ref = stringifyEntityRef(entity);
    const { spec = {} } = entity;
    if (kindOf(entity) === 'user') {
      for (const group of listOf(spec.memberOf))
        add(members, [groupRef(group, entity, 'Group'), ref]);
    }
    if (kindOf(entity) === 'group') {
      for (const member of listOf(spec.members))
        add(members, [ref, groupRef(member, entity, 'User')]);
      for (const child of listOf(spec.children))
        add(children, [ref, groupRef(child, entity, 'Group')]);
      if (typeof spec.parent === 'string')
        add(children, [groupRef(spec.parent, entity, 'Group'), ref]);
    }
  }
  return ref => {
    const found = new Set<string>();
    const seen = new Set([ref]);
    for (const group of seen) {
      members.get(group)?.forEach(member => found.add(member));
      children.get(group)?.forEach(child => seen.add(child));
    }
    return found.size;
  };
}
