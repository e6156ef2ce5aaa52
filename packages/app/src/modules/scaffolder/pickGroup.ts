import {
  RELATION_CHILD_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';

/** References of the groups that a group is a part of. */
export function parentsOf(group: Entity): readonly string[] {
  return (group.relations ?? [])
    .filter(({ type }) => type === RELATION_CHILD_OF)
    .map(({ targetRef }) => targetRef);
}

/**
 * The group among somebody's own that most likely answers for something new: not
 * one that another of them is a part of, rather a squad than a group that stands
 * for itself, and then the first by name.
 */
export function pickGroup(groups: readonly Entity[]): string | undefined {
  const above = new Set(groups.flatMap(parentsOf));
  const lowest = groups.filter(group => !above.has(stringifyEntityRef(group)));
  const squads = lowest.filter(group => parentsOf(group).length > 0);
  const candidates = [squads, lowest, groups].find(({ length }) => length > 0);
  return candidates?.map(group => stringifyEntityRef(group)).sort()[0];
}
