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
import { useSay, type Say } from '../../useSay';
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
  const t = useSay();
  return (
    <>
      {getEntityRelations(props.entity, RELATION_OWNED_BY).map(ref =>
        props.missing.has(stringifyEntityRef(ref)) ? (
          <div key={stringifyEntityRef(ref)}>
            {ref.name}
            <RecordDetail>
              <Status outcome="partly">{t('catalog.notInCatalog')}</Status>
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

function Name({ entity }: { readonly entity: Entity }) {
  return (
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
  );
}

function partOf(entity: Entity) {
  const above = getEntityRelations(entity, RELATION_PART_OF);
  return above.length > 0 ? (
    <EntityRefLinks entityRefs={above} defaultKind="system" hideIcons />
  ) : undefined;
}

/** Those of the columns that have something to say about at least one of the entities. */
export function columnsFor(
  entities: readonly Entity[],
  missing: ReadonlySet<string>,
  t: Say,
): readonly Column[] {
  const name: Column = {
    header: t('catalog.columns.name'),
    isRowHeader: true,
    minWidth: '16rem',
    cell: entity => <Name entity={entity} />,
  };
  const owner: Column = {
    header: t('catalog.columns.owner'),
    minWidth: '9rem',
    cell: entity => <Owners entity={entity} missing={missing} />,
  };
  const plain = (field: 'type' | 'lifecycle'): Column => ({
    header: t(`catalog.columns.${field}`),
    cell: ({ spec }) => text(spec?.[field]),
  });
  const system: Column = { header: t('catalog.columns.partOf'), cell: partOf };
  const star: Column = {
    header: t('catalog.columns.star'),
    cell: entity => <Star entity={entity} />,
  };
  const has = (relation: string) =>
    entities.some(entity => getEntityRelations(entity, relation).length > 0);
  const says = (field: string) =>
    entities.some(({ spec }) => text(spec?.[field]) !== undefined);
  return [
    name,
    ...(has(RELATION_OWNED_BY) ? [owner] : []),
    ...(has(RELATION_PART_OF) ? [system] : []),
    ...(says('type') ? [plain('type')] : []),
    ...(says('lifecycle') ? [plain('lifecycle')] : []),
    star,
  ];
}
