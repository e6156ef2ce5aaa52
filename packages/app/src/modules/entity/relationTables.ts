import {
  parseEntityRef,
  RELATION_API_CONSUMED_BY,
  RELATION_API_PROVIDED_BY,
  RELATION_CONSUMES_API,
  RELATION_DEPENDENCY_OF,
  RELATION_DEPENDS_ON,
  RELATION_HAS_PART,
  RELATION_PROVIDES_API,
} from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';

/** One table of entities that are related in one way. */
export interface RelationTable {
  /** The message that is its title. */
  readonly title:
    | 'needsComponents'
    | 'needsResources'
    | 'componentsNeed'
    | 'resourcesNeed'
    | 'calls'
    | 'offers'
    | 'systems'
    | 'subdomains'
    | 'components'
    | 'apis'
    | 'resources'
    | 'offeredBy'
    | 'calledBy';
  readonly relation: string;
  readonly targetKind: 'component' | 'api' | 'resource' | 'system' | 'domain';
}

/** Shown on a tab of their own: what a service or resource needs and who needs it. */
export const dependencyTables: readonly RelationTable[] = [
  {
    title: 'needsComponents',
    relation: RELATION_DEPENDS_ON,
    targetKind: 'component',
  },
  {
    title: 'needsResources',
    relation: RELATION_DEPENDS_ON,
    targetKind: 'resource',
  },
  {
    title: 'componentsNeed',
    relation: RELATION_DEPENDENCY_OF,
    targetKind: 'component',
  },
  {
    title: 'resourcesNeed',
    relation: RELATION_DEPENDENCY_OF,
    targetKind: 'resource',
  },
  {
    title: 'calls',
    relation: RELATION_CONSUMES_API,
    targetKind: 'api',
  },
  {
    title: 'offers',
    relation: RELATION_PROVIDES_API,
    targetKind: 'api',
  },
];

/** Shown on the overview: what something is made of, who offers and who calls an API. */
export const partTables: readonly RelationTable[] = [
  { title: 'systems', relation: RELATION_HAS_PART, targetKind: 'system' },
  { title: 'subdomains', relation: RELATION_HAS_PART, targetKind: 'domain' },
  { title: 'components', relation: RELATION_HAS_PART, targetKind: 'component' },
  { title: 'apis', relation: RELATION_HAS_PART, targetKind: 'api' },
  { title: 'resources', relation: RELATION_HAS_PART, targetKind: 'resource' },
  {
    title: 'offeredBy',
    relation: RELATION_API_PROVIDED_BY,
    targetKind: 'component',
  },
  {
    title: 'calledBy',
    relation: RELATION_API_CONSUMED_BY,
    targetKind: 'component',
  },
];

/** References of the rows of one table, by name. */
export function referencesOf(
  entity: Entity,
  { relation, targetKind }: RelationTable,
): readonly string[] {
  return (entity.relations ?? [])
    .filter(
      ({ type, targetRef }) =>
        type === relation &&
        parseEntityRef(targetRef).kind.toLocaleLowerCase('en-US') ===
          targetKind,
    )
    .map(({ targetRef }) => targetRef)
    .sort();
}

/** The tables that have at least one row for this entity. */
export function filledTables(
  entity: Entity,
  tables: readonly RelationTable[],
): readonly RelationTable[] {
  return tables.filter(table => referencesOf(entity, table).length > 0);
}

/** True when at least one of the tables has a row: an empty table is never shown. */
export function hasTables(
  entity: Entity,
  tables: readonly RelationTable[],
): boolean {
  return filledTables(entity, tables).length > 0;
}
