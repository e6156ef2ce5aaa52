import {
  BreadcrumbEntry,
  useApi,
  useRouteRef,
} from '@backstage/frontend-plugin-api';
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
import { collectorsRouteRef, rootRouteRef } from '../../routes';
import { useSay, type Say } from '../../useSay';
import { useEvidenceDrawer } from '../EvidenceDrawer';
import { Answered, Reading } from '../PageFrame';
import { CatalogLine } from './CatalogLine';
import { DeliverySources } from './DeliverySources';
import { SetAside } from './SetAside';
import styles from './CollectorsPage.module.css';

const MINUTE_MS = 60_000;

function every(cadenceMs: number, t: Say): string {
  const minutes = Math.round(cadenceMs / MINUTE_MS);
  return minutes < 60
    ? t('collectors.minutes', { number: String(minutes) })
    : t('collectors.hours', { number: String(Math.round(minutes / 60)) });
}

function Failing({ failing }: Pick<CollectorHealth, 'failing'>) {
  const t = useSay();
  const openEvidence = useEvidenceDrawer();
  if (failing.length === 0) return null;
  return (
    <ul className={styles.failing}>
      {failing.slice(0, 10).map(item => (
        <li key={item.evidenceId}>
          {t('collectors.since', {
            instance: item.source.instance,
            why: explainFailure(item.reason).says,
          })}{' '}
          <RelativeTime at={item.since} />
          <Button
            size="small"
            variant="tertiary"
            aria-label={t('collectors.evidenceOf', {
              instance: item.source.instance,
              subject: item.subjectRef,
            })}
            onPress={() => openEvidence({ id: item.evidenceId })}
          >
            {t('findings.evidence')}
          </Button>
        </li>
      ))}
      {failing.length > 10 ? (
        <li>{t('collectors.more', { number: String(failing.length - 10) })}</li>
      ) : null}
    </ul>
  );
}

function LastLook({ item }: { readonly item: CollectorHealth }) {
  const t = useSay();
  const { observed, absent, failed } = item.counts;
  const looks = observed + absent + failed;
  if (looks === 0 && !item.lastRunAt)
    return <Status outcome="unknown">{t('collectors.notRunYet')}</Status>;
  if (failed === 0)
    return <Status outcome="passes">{t('collectors.answers')}</Status>;
  return (
    <Status outcome={failed === looks ? 'fails' : 'partly'}>
      {t('collectors.failed', {
        failed: failed.toLocaleString('en'),
        looks: looks.toLocaleString('en'),
      })}
    </Status>
  );
}

function Row({ item }: { readonly item: CollectorHealth }) {
  const t = useSay();
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
      <td>
        {item.lastRunAt ? (
          <RelativeTime at={item.lastRunAt} />
        ) : (
          t('collectors.never')
        )}
      </td>
      <td>{every(item.cadenceMs, t)}</td>
    </tr>
  );
}

function sentence(items: readonly CollectorHealth[], t: Say): string {
  const failing = items.filter(({ counts }) => counts.failed > 0).length;
  return failing === 0
    ? t('collectors.allAnswer')
    : t('collectors.failing', {
        count: failing,
        all: String(items.length),
      });
}

/** What every collector read, when, and what it could not read. */
export function CollectorsPage() {
  const t = useSay();
  const api = useApi(readinessApiRef);
  const root = useRouteRef(rootRouteRef);
  const query = useQuery(readinessQueries.collectors(api));
  const link = useRouteRef(collectorsRouteRef);
  return (
    <BreadcrumbEntry
      entry={{ label: t('collectors.title'), href: link?.() ?? '' }}
    >
      <Reading>
        <Link href={root?.() ?? '/readiness'}>{t('page.readiness')}</Link>
        <Answered query={query} label={t('collectors.reading')}>
          {({ items, catalog }) => (
            <>
              <Text as="h2" variant="title-medium" weight="bold">
                {sentence(items, t)}
              </Text>
              {catalog ? <CatalogLine catalog={catalog} /> : null}
              <div className={styles.scroll}>
                <table className={styles.table}>
                  <thead>
                    <tr>
                      <th scope="col">{t('collectors.collector')}</th>
                      <th scope="col">{t('collectors.lastLook')}</th>
                      <th scope="col">{t('collectors.observed')}</th>
                      <th scope="col">{t('collectors.nothingThere')}</th>
                      <th scope="col">{t('collectors.ran')}</th>
                      <th scope="col">{t('collectors.every')}</th>
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
        <DeliverySources />
        <SetAside />
      </Reading>
    </BreadcrumbEntry>
  );
}
