import {
  explainFailure,
  formatDuration,
  RelativeTime,
  Status,
} from '@groundwork/plugin-status-react';
import type { CatalogBacklog } from '../../answers';
import styles from './CollectorsPage.module.css';

type Counted = Extract<CatalogBacklog, { readonly state: 'counted' }>;

const MINUTE_MS = 60_000;

/** To the minute, because the page is not read by the second. */
function overdueBy(ms: number): string {
  return formatDuration(
    ms < MINUTE_MS ? ms : Math.floor(ms / MINUTE_MS) * MINUTE_MS,
  );
}

function Behind({ entities, overdue, oldestOverdueMs, waitsFor }: Counted) {
  const are = overdue === 1 ? 'is' : 'are';
  const oldest =
    oldestOverdueMs === undefined
      ? ''
      : `, the oldest by ${overdueBy(oldestOverdueMs)}`;
  return (
    <>
      <Status outcome="partly">
        The catalog is behind: {overdue.toLocaleString('en')} of{' '}
        {entities.toLocaleString('en')} entities {are} overdue{oldest}.
      </Status>
      {waitsFor.map(({ host, since }) => (
        <span key={host}>
          {' '}
          It waits for {host}, which stopped answering{' '}
          <RelativeTime at={since} />.
        </span>
      ))}
    </>
  );
}

/** How far the catalog is behind: what it has not read, no collector looks at. */
export function CatalogLine({ catalog }: { readonly catalog: CatalogBacklog }) {
  switch (catalog.state) {
    case 'failed':
      return (
        <p className={styles.catalog}>
          <Status outcome="unknown" title={catalog.message}>
            How far the catalog is behind is not known: it{' '}
            {explainFailure(catalog.reason).says}.
          </Status>
        </p>
      );
    case 'counted':
      return (
        <p className={styles.catalog}>
          {catalog.overdue > 0 ? (
            <Behind {...catalog} />
          ) : (
            `The catalog keeps up: none of ${catalog.entities.toLocaleString(
              'en',
            )} entities is overdue.`
          )}
        </p>
      );
    default: {
      const unreachable: never = catalog;
      throw new TypeError(`No such state: ${JSON.stringify(unreachable)}`);
    }
  }
}
