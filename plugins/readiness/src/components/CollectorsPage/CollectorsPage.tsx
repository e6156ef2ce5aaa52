import { useApi, useRouteRef } from '@backstage/frontend-plugin-api';
import { Button, Link, Text } from '@backstage/ui';
import {
  explainFailure,
  RelativeTime,
  Status,
} from '@groundwork/plugin-status-react';
import { useQuery } from '@tanstack/react-query';
import type { CollectorHealth } from '../../answers';
import { readinessApiRef } from '../../api';
import { readinessQueries } from '../../queries';
import { rootRouteRef } from '../../routes';
import { useEvidenceDrawer } from '../EvidenceDrawer';
import { Answered, Reading } from '../PageFrame';
import { CatalogLine } from './CatalogLine';
import styles from './CollectorsPage.module.css';

const MINUTE_MS = 60_000;

function every(cadenceMs: number): string {
  const minutes = Math.round(cadenceMs / MINUTE_MS);
  return minutes < 60 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}

function Failing({ failing }: Pick<CollectorHealth, 'failing'>) {
  const openEvidence = useEvidenceDrawer();
  if (failing.length === 0) return null;
  return (
    <ul className={styles.failing}>
      {failing.slice(0, 10).map(item => (
        <li key={item.evidenceId}>
          {item.source.instance} {explainFailure(item.reason).says}, since{' '}
          <RelativeTime at={item.since} />
          <Button
            size="small"
            variant="tertiary"
            aria-label={`Evidence: ${item.source.instance} on ${item.subjectRef}`}
            onPress={() => openEvidence(item.evidenceId)}
          >
            evidence
          </Button>
        </li>
      ))}
      {failing.length > 10 ? <li>and {failing.length - 10} more</li> : null}
    </ul>
  );
}

function LastLook({ item }: { readonly item: CollectorHealth }) {
  const { observed, absent, failed } = item.counts;
  const looks = observed + absent + failed;
  if (looks === 0 && !item.lastRunAt)
    return <Status outcome="unknown">has not run yet</Status>;
  if (failed === 0) return <Status outcome="passes">answers</Status>;
  return (
    <Status outcome={failed === looks ? 'fails' : 'partly'}>
      {failed} of {looks} failed
    </Status>
  );
}

function Row({ item }: { readonly item: CollectorHealth }) {
  const { observed, absent } = item.counts;
  return (
    <tr>
      <th scope="row">
        {item.title}
        <span className={styles.id}>{item.collector}</span>
      </th>
      <td>
        <LastLook item={item} />
        <Failing failing={item.failing} />
      </td>
      <td>{observed.toLocaleString('en')}</td>
      <td>{absent.toLocaleString('en')}</td>
      <td>{item.lastRunAt ? <RelativeTime at={item.lastRunAt} /> : 'never'}</td>
      <td>{every(item.cadenceMs)}</td>
    </tr>
  );
}

function sentence(items: readonly CollectorHealth[]): string {
  const failing = items.filter(({ counts }) => counts.failed > 0).length;
  return failing === 0
    ? 'Every collector answers.'
    : `${failing} of ${items.length} collectors could not read everything.`;
}

/** What every collector read, when, and what it could not read. */
export function CollectorsPage() {
  const api = useApi(readinessApiRef);
  const root = useRouteRef(rootRouteRef);
  const query = useQuery(readinessQueries.collectors(api));
  return (
    <Reading>
      <Link href={root?.() ?? '/readiness'}>Readiness</Link>
      <Answered query={query} label="Reading the collectors' health">
        {({ items, catalog }) => (
          <>
            <Text as="h2" variant="title-medium" weight="bold">
              {sentence(items)}
            </Text>
            {catalog ? <CatalogLine catalog={catalog} /> : null}
            <div className={styles.scroll}>
              <table className={styles.table}>
                <thead>
                  <tr>
                    <th scope="col">Collector</th>
                    <th scope="col">Last look</th>
                    <th scope="col">Observed</th>
                    <th scope="col">Nothing there</th>
                    <th scope="col">Ran</th>
                    <th scope="col">Every</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map(item => (
                    <Row key={item.collector} item={item} />
                  ))}
                </tbody>
              </table>
            </div>
          </>
        )}
      </Answered>
    </Reading>
  );
}
