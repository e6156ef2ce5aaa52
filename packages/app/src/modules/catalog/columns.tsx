import {
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import {
  EntityRefLink,
  EntityRefLinks,
  getEntityRelations,
} from '@backstage/plugin-catalog-react';
import { RecordDetail, Status } from '@groundwork/plugin-status-react';
import type { RecordColumn } from '@groundwork/plugin-status-react';
import styles from './EntityTable.module.css';
import { Star } from './Star';

/** References of the owners of some entities. */
export function ownersOf(entities: readonly Entity[]): readonly string[] {
  return entities.flatMap(entity =>
    getEntityRelations(entity, RELATION_OWNED_BY).map(ref =>
      stringifyEntityRef(ref),
    ),
  );
}

function Owners(props: {
  readonly entity: Entity;
  readonly missing: ReadonlySet<string>;
}) {
  return (
    <>
      {getEntityRelations(props.entity, RELATION_OWNED_BY).map(ref =>
        props.missing.has(stringifyEntityRef(ref)) ? (
          <div key={stringifyEntityRef(ref)}>
            {ref.name}
            <RecordDetail>
              <Status outcome="partly">not in the catalog</Status>
            </RecordDetail>
          </div>
        ) : (
          <div key={stringifyEntityRef(ref)}>
            <EntityRefLink entityRef={ref} defaultKind="group" hideIcon />
          </div>
        ),
      )}
    </>
  );
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

type Column = RecordColumn<Entity>;

const NAME: Column = {
  header: 'Name',
  isRowHeader: true,
  minWidth: '16rem',
  cell: entity => (
    <>
      <EntityRefLink entityRef={entity} defaultKind={entity.kind} hideIcon />
      {entity.metadata.description ? (
        <RecordDetail>
          <span className={styles.description}>
            {entity.metadata.description}
          </span>
        </RecordDetail>
      ) : null}
    </>
  ),
};

const SYSTEM: Column = {
  header: 'Part of',
  cell: entity => {
    const above = getEntityRelations(entity, RELATION_PART_OF);
    return above.length > 0 ? (
      <EntityRefLinks entityRefs={above} defaultKind="system" hideIcons />
    ) : undefined;
  },
};

const TYPE: Column = { header: 'Type', cell: ({ spec }) => text(spec?.type) };

const LIFECYCLE: Column = {
  header: 'Lifecycle',
  cell: ({ spec }) => text(spec?.lifecycle),
};

const STAR: Column = {
  header: 'Star',
  cell: entity => <Star entity={entity} />,
};

/** Those of the columns that have something to say about at least one of the entities. */
export function columnsFor(
  entities: readonly Entity[],
  missing: ReadonlySet<string>,
): readonly Column[] {
  const owner: Column = {
    header: 'Owner',
    minWidth: '9rem',
    cell: entity => <Owners entity={entity} missing={missing} />,
  };
  const has = (relation: string) =>
    entities.some(entity => getEntityRelations(entity, relation).length > 0);
  const says = (field: string) =>
    entities.some(({ spec }) => text(spec?.[field]) !== undefined);
  return [
    NAME,
    ...(has(RELATION_OWNED_BY) ? [owner] : []),
    ...(has(RELATION_PART_OF) ? [SYSTEM] : []),
    ...(says('type') ? [TYPE] : []),
    ...(says('lifecycle') ? [LIFECYCLE] : []),
    STAR,
  ];
}
