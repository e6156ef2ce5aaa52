import {
  Entity,
  parseEntityRef,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { groupTree, GroupTree, teamOf } from './groups';

/** References of the people and groups that own each service and group of the catalog, by its reference. */
export type Owners = ReadonlyMap<string, readonly string[]>;

/**
 * Who owns what. A service belongs to whoever the catalog says and to the groups above up to the team that answers for
 * it; a squad to itself and its team; a team to itself and its squads, whose members are its members. A service without
 * an owner is listed and belongs to nobody.
 */
export function ownersOf(entities: readonly Entity[]): Owners {
  const tree = groupTree(entities);
  const owners = new Map<string, readonly string[]>();
  for (const { ref } of tree.teams) {
    owners.set(ref, upToTeam(ref, tree));
  }
  for (const { ref } of tree.teams) {
    const team = teamOf(ref, tree)?.ref;
    if (team !== undefined && team !== ref) {
      owners.set(team, [...(owners.get(team) ?? []), ref]);
    }
  }
  for (const entity of entities) {
    if (entity.kind.toLocaleLowerCase('en-US') === 'component') {
      owners.set(stringifyEntityRef(entity), ownersOfService(entity, tree));
    }
  }
  return owners;
}

function ownersOfService(entity: Entity, tree: GroupTree): readonly string[] {
  const refs = declaredOwners(entity).flatMap(owner => {
    const group = groupOfOwner(owner, tree);
    return [owner, ...(group === undefined ? [] : upToTeam(group, tree))];
  });
  return [...new Set(refs)];
}

/** The group of an owner: itself, or for a person the first one that he is in. */
export function groupOfOwner(
  owner: string,
  tree: GroupTree,
): string | undefined {
  return tree.byRef.has(owner) ? owner : tree.groupsOf.get(owner)?.[0];
}

/** The owners as the catalog has resolved them; of an entity that it has not processed, as it is written. */
function declaredOwners(entity: Entity): readonly string[] {
  const related = (entity.relations ?? [])
    .filter(({ type }) => type === RELATION_OWNED_BY)
    .map(({ targetRef }) => targetRef.toLocaleLowerCase('en-US'));
  const written = writtenOwner(entity);
  return related.length > 0 || written === undefined ? related : [written];
}

/** `spec.owner` as a reference. */
export function writtenOwner({ metadata, spec }: Entity): string | undefined {
  const owner = spec?.owner;
  return typeof owner === 'string' && owner !== ''
    ? stringifyEntityRef(
        parseEntityRef(owner, {
          defaultKind: 'Group',
          defaultNamespace: metadata.namespace ?? 'default',
        }),
      )
    : undefined;
}

/** A group and those above it, up to and with its team; the group alone where no team is above. */
function upToTeam(ref: string, tree: GroupTree): readonly string[] {
  const team = teamOf(ref, tree)?.ref;
  const path = [ref];
  let at = tree.byRef.get(ref);
  while (team !== undefined && at && at.ref !== team) {
    at = at.parent === undefined ? undefined : tree.byRef.get(at.parent);
    if (at) path.push(at.ref);
  }
  return path;
}
