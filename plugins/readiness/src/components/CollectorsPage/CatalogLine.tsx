import {
  explainFailure,
  formatDuration,
  RelativeTime,
  Status,
} from '@groundwork/plugin-status-react';
import type { CatalogBacklog } from '../../answers';
import { useSay } from '../../useSay';
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
  const t = useSay();
  const oldest =
    oldestOverdueMs === undefined
      ? ''
      : t('collectors.oldest', { time: overdueBy(oldestOverdueMs) });
  return (
    <>
      <Status outcome="partly">
        {t('collectors.behind', {
          count: overdue,
          all: entities.toLocaleString('en'),
          oldest,
        })}
      </Status>
      {waitsFor.map(({ host, since }) => (
        <span key={host}>
          {' '}
          {t('collectors.waitsFor', { host })} <RelativeTime at={since} />.
        </span>
      ))}
    </>
  );
}

/** How far the catalog is behind: what it has not read, no collector looks at. */
export function CatalogLine({ catalog }: { readonly catalog: CatalogBacklog }) {
  const t = useSay();
  switch (catalog.state) {
    case 'failed':
      return (
        <p className={styles.catalog}>
          <Status outcome="unknown" title={catalog.message}>
            {t('collectors.backlogUnknown', {
              why: explainFailure(catalog.reason).says,
            })}
          </Status>
        </p>
      );
    case 'counted':
      return (
        <p className={styles.catalog}>
          {catalog.overdue > 0 ? (
            <Behind {...catalog} />
          ) : (
            t('collectors.keepsUp', {
              all: catalog.entities.toLocaleString('en'),
            })
          )}
        </p>
      );
    default: {
      const unreachable: never = catalog;
      throw new TypeError(`No such state: ${JSON.stringify(unreachable)}`);
    }
  }
}
