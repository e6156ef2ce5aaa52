import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef, useEntityList } from '@backstage/plugin-catalog-react';
import { Button, Skeleton, Text } from '@backstage/ui';
import { RecordTable } from '@groundwork/plugin-status-react';
import { useQuery } from '@tanstack/react-query';
import { missingReferences } from '../entity';
import { useSay } from '../../useSay';
import { columnsFor, ownersOf } from './columns';
import styles from './EntityTable.module.css';
import { ListFailure } from './ListFailure';
import { TextSearch } from './TextSearch';
import { headingOf, pageWords } from './words';

const ROWS_WHILE_WAITING = 10;

function Waiting() {
  const t = useSay();
  return (
    <div role="progressbar" aria-label={t('catalog.list.reading')}>
      {Array.from({ length: ROWS_WHILE_WAITING }, (_, row) => (
        <Skeleton
          key={row}
          height={40}
          width="100%"
          style={{ marginBottom: 8 }}
        />
      ))}
    </div>
  );
}

function Pages({ shown }: { readonly shown: number }) {
  const t = useSay();
  const { offset = 0, limit, totalItems, setOffset } = useEntityList();
  if (totalItems === undefined || (offset === 0 && shown >= totalItems)) {
    return null;
  }
  return (
    <nav className={styles.pages} aria-label={t('catalog.pages.label')}>
      <Text as="span" variant="body-small" color="secondary">
        {pageWords({ offset, shown, total: totalItems }, t)}
      </Text>
      <Button
        variant="secondary"
        size="small"
        isDisabled={offset === 0}
        onPress={() => setOffset?.(Math.max(0, offset - limit))}
      >
        {t('catalog.pages.previous')}
      </Button>
      <Button
        variant="secondary"
        size="small"
        isDisabled={offset + shown >= totalItems}
        onPress={() => setOffset?.(offset + limit)}
      >
        {t('catalog.pages.next')}
      </Button>
    </nav>
  );
}

function Rows() {
  const t = useSay();
  const { entities, loading, error, refresh } = useEntityList();
  const api = useApi(catalogApiRef);
  const { data: missing = [] } = useQuery(
    missingReferences(api, ownersOf(entities)),
  );
  const failure = error ? (
    <ListFailure
      error={error}
      hasRows={entities.length > 0}
      isAsking={loading}
      ask={() => refresh?.()}
    />
  ) : null;
  if (entities.length === 0) {
    if (failure) return failure;
    return loading ? <Waiting /> : <Text as="p">{t('catalog.list.none')}</Text>;
  }
  return (
    <>
      {failure}
      <div
        className={loading || failure ? styles.old : undefined}
        aria-busy={loading}
      >
        <RecordTable
          label={t('catalog.list.label')}
          columns={columnsFor(entities, new Set(missing), t)}
          rows={entities}
          keyOf={entity => stringifyEntityRef(entity)}
        />
        <Pages shown={entities.length} />
      </div>
    </>
  );
}

/** What the filters leave of the catalog: each entry with what it is for and who answers for it. */
export function EntityTable() {
  const t = useSay();
  const { filters, totalItems } = useEntityList();
  const kind = filters.kind?.label ?? filters.kind?.value;
  return (
    <div className={styles.panel}>
      <div className={styles.top}>
        <Text as="h3" variant="title-x-small" weight="bold">
          {headingOf(
            {
              ...(kind === undefined ? {} : { kind }),
              ...(filters.user ? { whose: filters.user.value } : {}),
              ...(totalItems === undefined ? {} : { total: totalItems }),
            },
            t,
          )}
        </Text>
        <TextSearch />
      </div>
      <Rows />
    </div>
  );
}
