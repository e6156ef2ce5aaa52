import {
  Entity,
  parseEntityRef,
  RELATION_CHILD_OF,
  RELATION_HAS_MEMBER,
  RELATION_MEMBER_OF,
  RELATION_PARENT_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { InventoryTeam } from './inventory';

/** Groups and who is in them, by reference. */
export interface GroupTree {
  readonly teams: readonly InventoryTeam[];
  readonly byRef: ReadonlyMap<string, InventoryTeam>;
  /** People who are in at least one group. */
  readonly people: number;
  /** Groups that a person is directly in, by the person's reference. */
  readonly groupsOf: ReadonlyMap<string, readonly string[]>;
}

/** Builds the tree of groups with the number of people in and below each. */
export function groupTree(entities: readonly Entity[]): GroupTree {
  const groups = entities.filter(({ kind }) => isKind(kind, 'group'));
  const refs = new Set(groups.map(refOf));
  const direct = directMembers(entities, refs);
  const parents = new Map(
    groups.flatMap(group => {
      const parent = parentOf(group);
      return parent && refs.has(parent)
        ? [[refOf(group), parent] as const]
        : [];
    }),
  );
  for (const group of groups) {
    for (const child of targets(group, RELATION_PARENT_OF)) {
      if (refs.has(child) && !parents.has(child)) {
        parents.set(child, refOf(group));
      }
    }
  }
  const all = membersBelow(direct, parents);
  const teams = groups.map(group => {
    const ref = refOf(group);
    const parent = parents.get(ref);
    return {
      ref,
      name: titleOf(group),
      type: textOf(group.spec?.type) ?? 'group',
      ...(parent ? { parent } : {}),
      members: all.get(ref)?.size ?? 0,
    };
  });
  return {
    teams,
    byRef: new Map(teams.map(team => [team.ref, team])),
    people: new Set([...direct.values()].flatMap(members => [...members])).size,
    groupsOf: inverted(direct),
  };
}

/** The team (type `team`) that a group belongs to: itself or the nearest one above it. */
export function teamOf(
  ref: string | undefined,
  { byRef }: Pick<GroupTree, 'byRef'>,
): InventoryTeam | undefined {
  const seen = new Set<string>();
  let at = ref;
  while (at !== undefined && !seen.has(at)) {
    seen.add(at);
    const group = byRef.get(at);
    if (group?.type === 'team') {
      return group;
    }
    at = group?.parent;
  }
  return undefined;
}

function directMembers(
  entities: readonly Entity[],
  groups: ReadonlySet<string>,
): Map<string, Set<string>> {
  const direct = new Map<string, Set<string>>();
  const join = (group: string, person: string) => {
    if (groups.has(group)) {
      direct.set(group, (direct.get(group) ?? new Set()).add(person));
    }
  };
  const users = entities.filter(({ kind }) => isKind(kind, 'user'));
  const people = new Set(users.map(refOf));
  for (const entity of entities) {
    if (isKind(entity.kind, 'user')) {
      for (const group of membershipsOf(entity)) {
        join(group, refOf(entity));
      }
    } else if (isKind(entity.kind, 'group')) {
      for (const person of membersOf(entity)) {
        if (people.has(person)) {
          join(refOf(entity), person);
        }
      }
    }
  }
  return direct;
}

function membersBelow(
  direct: ReadonlyMap<string, ReadonlySet<string>>,
  parents: ReadonlyMap<string, string>,
): Map<string, Set<string>> {
  const all = new Map<string, Set<string>>();
  for (const [group, people] of direct) {
    const seen = new Set<string>();
    let at: string | undefined = group;
    while (at !== undefined && !seen.has(at)) {
      seen.add(at);
      const below: Set<string> = all.get(at) ?? new Set();
      people.forEach(person => below.add(person));
      all.set(at, below);
      at = parents.get(at);
    }
  }
  return all;
}

function membershipsOf(user: Entity): readonly string[] {
  return [
    ...targets(user, RELATION_MEMBER_OF),
    ...refList(user.spec?.memberOf, 'Group', user),
  ];
}

function membersOf(group: Entity): readonly string[] {
  return [
    ...targets(group, RELATION_HAS_MEMBER),
    ...refList(group.spec?.members, 'User', group),
  ];
}

function parentOf(group: Entity): string | undefined {
  const [related] = targets(group, RELATION_CHILD_OF);
  const [written] = refList(
    group.spec?.parent === undefined ? [] : [group.spec.parent],
    'Group',
    group,
  );
  return related ?? written;
}

function refList(
  value: unknown,
  defaultKind: string,
  { metadata }: Entity,
): readonly string[] {
  const items = Array.isArray(value) ? value : [];
  return items.flatMap(item =>
    typeof item === 'string' && item !== ''
      ? [
          stringifyEntityRef(
            parseEntityRef(item, {
              defaultKind,
              defaultNamespace: metadata.namespace ?? 'default',
            }),
          ),
        ]
      : [],
  );
}

function targets(entity: Entity, type: string): readonly string[] {
  return (entity.relations ?? [])
    .filter(relation => relation.type === type)
    .map(relation => relation.targetRef.toLocaleLowerCase('en-US'));
}

function inverted(
  direct: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlyMap<string, readonly string[]> {
  const groupsOf = new Map<string, string[]>();
  for (const [group, people] of direct) {
    for (const person of people) {
      groupsOf.set(person, [...(groupsOf.get(person) ?? []), group]);
    }
  }
  return groupsOf;
}

function titleOf({ metadata, spec }: Entity): string {
  const profile = spec?.profile;
  const displayName =
    typeof profile === 'object' && profile !== null && 'displayName' in profile
      ? textOf(profile.displayName)
      : undefined;
  return displayName ?? metadata.title ?? metadata.name;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function refOf(entity: Entity): string {
  return stringifyEntityRef(entity);
}

function isKind(kind: string, expected: string): boolean {
  return kind.toLocaleLowerCase('en-US') === expected;
}
