import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef, useEntity } from '@backstage/plugin-catalog-react';
import type { CatalogApi } from '@backstage/plugin-catalog-react';
import {
  Card,
  CardBody,
  CardHeader,
  Flex,
  Skeleton,
  Text,
} from '@backstage/ui';
import { RecordTable, Status } from '@groundwork/plugin-status-react';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useSay } from '../../useSay';
import { columnsFor, ownersOf } from '../catalog/columns';
import { Answered } from '../query';
import { missingReferences } from './missingReferences';
import { filledTables, referencesOf } from './relationTables';
import type { RelationTable } from './relationTables';

/** The entities of all tables in one request. */
function related(api: CatalogApi, refs: readonly string[]) {
  const entityRefs = [...new Set(refs)].sort();
  return queryOptions({
    queryKey: ['catalog', 'related', ...entityRefs],
    queryFn: async (): Promise<ReadonlyMap<string, Entity>> => {
      const { items } = await api.getEntitiesByRefs({
        entityRefs,
        fields: [
          'kind',
          'metadata',
          'spec.type',
          'spec.lifecycle',
          'relations',
        ],
      });
      return new Map(
        items.flatMap((item, index) => {
          const ref = entityRefs[index];
          return item && ref ? [[ref, item] as const] : [];
        }),
      );
    },
  });
}

function Table(props: {
  readonly title: string;
  readonly entities: readonly Entity[];
  /** References that lead nowhere. */
  readonly lost: readonly string[];
  readonly missing: ReadonlySet<string>;
}) {
  const t = useSay();
  const { title, entities, lost, missing } = props;
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small" weight="bold">
          {t('entity.relations.counted', {
            title,
            total: entities.length + lost.length,
          })}
        </Text>
      </CardHeader>
      <CardBody>
        <Flex direction="column" gap="3">
          {entities.length > 0 ? (
            <RecordTable
              label={title}
              columns={columnsFor(entities, missing, t)}
              rows={entities}
              keyOf={entity => stringifyEntityRef(entity)}
            />
          ) : null}
          {lost.length > 0 ? (
            <Status outcome="partly">
              {t('entity.relations.lost', { names: lost.join(', ') })}
            </Status>
          ) : null}
        </Flex>
      </CardBody>
    </Card>
  );
}

/** Those of the tables that have rows, one below the other. */
export function RelationTables(props: {
  readonly tables: readonly RelationTable[];
}) {
  const t = useSay();
  const { entity } = useEntity();
  const api = useApi(catalogApiRef);
  const filled = filledTables(entity, props.tables).map(table => ({
    table,
    refs: referencesOf(entity, table),
  }));
  const entities = useQuery(
    related(
      api,
      filled.flatMap(({ refs }) => refs),
    ),
  );
  const { data: missing = [] } = useQuery(
    missingReferences(api, ownersOf([...(entities.data?.values() ?? [])])),
  );
  return (
    <Answered
      query={entities}
      what={t('entity.relations.what')}
      waiting={
        <div role="progressbar" aria-label={t('entity.relations.reading')}>
          <Skeleton width="100%" height={200} />
        </div>
      }
    >
      {found => (
        <Flex direction="column" gap="4">
          {filled.map(({ table, refs }) => (
            <Table
              key={table.title}
              title={t(`entity.relations.${table.title}`)}
              entities={refs.flatMap(ref => found.get(ref) ?? [])}
              lost={refs.filter(ref => !found.has(ref))}
              missing={new Set(missing)}
            />
          ))}
        </Flex>
      )}
    </Answered>
  );
}
