import { useApi } from '@backstage/frontend-plugin-api';
import {
  exactTime,
  explainFailure,
  formatDay,
  RecordTable,
  RelativeTime,
  Status,
  type RecordColumn,
} from '@groundwork/plugin-status-react';
import { Text } from '@backstage/ui';
import { useQuery } from '@tanstack/react-query';
import { sourceWords } from '@groundwork/plugin-readiness-common';
import type { DeliveryNumbers } from '../../answers';
import { readinessApiRef } from '../../api';
import { deliveryQueries } from '../../deliveryQueries';
import { useSay, type Say } from '../../useSay';
import { Flags } from '../DeliveryMetrics/Flags';
import { Answered, Part } from '../PageFrame';
import { SaveTable, type FileColumn } from '../TableFile';
import styles from './CollectorsPage.module.css';

type Told = DeliveryNumbers['quality']['sources'][number];

/** What is shown does not depend on the window; the shortest is the cheapest. */
const DAYS = 28;

/** One source, whatever parts it plays. */
interface Source extends Told {
  /** Services whose deployments are counted by what it tells. */
  readonly countsFor: number;
}

function sourcesOf(told: readonly Told[]): readonly Source[] {
  const sources = new Map<string, Source>();
  for (const each of told) {
    const known = sources.get(each.source) ?? { ...each, countsFor: 0 };
    sources.set(each.source, {
      ...known,
      countsFor: known.countsFor + (each.role === 'counts' ? each.services : 0),
    });
  }
  return [...sources.values()];
}

const number = (count: number) => count.toLocaleString('en');

/** How far the reading of a source has come, in a word. */
function State({
  source: { streams, failureReasons, onlyTells },
}: {
  source: Source;
}) {
  const t = useSay();
  if (streams.failed > 0)
    return (
      <>
        <Status outcome={streams.failed < streams.total ? 'partly' : 'fails'}>
          {t('collectors.delivery.failed', {
            failed: number(streams.failed),
            count: streams.total,
          })}
        </Status>
        <ul className={styles.failing}>
          {failureReasons.map(reason => (
            <li key={reason}>{explainFailure(reason).says}</li>
          ))}
        </ul>
      </>
    );
  if (onlyTells)
    return (
      <Status outcome="not-applicable">
        {t('collectors.delivery.onlyTells')}
      </Status>
    );
  if (streams.total === 0)
    return <Status outcome="unknown">{t('collectors.delivery.notYet')}</Status>;
  return streams.complete < streams.total ? (
    <Status outcome="partly">{t('collectors.delivery.underWay')}</Status>
  ) : (
    <Status outcome="passes">{t('collectors.delivery.complete')}</Status>
  );
}

/** Parts of the source, and of what it says exists how much was read. */
function amount({ streams, onlyTells }: Source, t: Say): string {
  if (onlyTells) return t('collectors.delivery.nothingToRead');
  const parts = t('delivery.quality.parts', {
    complete: number(streams.complete),
    count: streams.total,
  });
  if (streams.read === undefined) return parts;
  const items =
    streams.of === undefined
      ? t('collectors.delivery.items', { count: streams.read })
      : t('collectors.delivery.itemsOf', {
          read: number(streams.read),
          count: streams.of,
        });
  return `${parts} · ${items}`;
}

function columnsOf(t: Say): readonly RecordColumn<Source>[] {
  return [
    {
      header: t('delivery.quality.source'),
      isRowHeader: true,
      cell: ({ source }) => sourceWords(source),
    },
    {
      header: t('collectors.delivery.state'),
      cell: source => <State source={source} />,
    },
    { header: t('delivery.quality.read'), cell: source => amount(source, t) },
    {
      header: t('collectors.delivery.history'),
      cell: ({ completeFrom }) =>
        completeFrom === undefined ? (
          t('delivery.quality.notSaid')
        ) : (
          <time
            dateTime={completeFrom}
            title={exactTime(Date.parse(completeFrom))}
          >
            {formatDay(Date.parse(completeFrom))}
          </time>
        ),
    },
    {
      header: t('collectors.delivery.countsFor'),
      align: 'end',
      cell: ({ countsFor }) => number(countsFor),
    },
    {
      header: t('collectors.delivery.setAside'),
      align: 'end',
      cell: ({ setAside }) => number(setAside),
    },
    {
      header: t('delivery.quality.lastRead'),
      cell: ({ lastReadAt, onlyTells }) =>
        lastReadAt === undefined ? (
          t(
            onlyTells
              ? 'collectors.delivery.onlyTells'
              : 'collectors.delivery.notEnded',
          )
        ) : (
          <RelativeTime at={lastReadAt} />
        ),
    },
  ];
}

const fileColumns: readonly FileColumn<Source>[] = [
  { name: 'source', of: ({ source }) => source },
  { name: 'parts', of: ({ streams }) => streams.total },
  { name: 'parts_complete', of: ({ streams }) => streams.complete },
  { name: 'parts_failed', of: ({ streams }) => streams.failed },
  {
    name: 'failure_reasons',
    of: ({ failureReasons }) =>
      failureReasons.map(reason => explainFailure(reason).says).join(' '),
  },
  { name: 'items_read', of: ({ streams }) => streams.read },
  { name: 'items', of: ({ streams }) => streams.of },
  { name: 'complete_from', of: ({ completeFrom }) => completeFrom },
  { name: 'services_counted', of: ({ countsFor }) => countsFor },
  { name: 'set_aside', of: ({ setAside }) => setAside },
  { name: 'last_read_at', of: ({ lastReadAt }) => lastReadAt },
];

/** The sources of deployments, changes and incidents: how far each has been read, and how far back its history goes. */
export function DeliverySources() {
  const t = useSay();
  const { delivery } = useApi(readinessApiRef);
  const query = useQuery(
    deliveryQueries.numbers(delivery, { of: 'organisation' }, { days: DAYS }),
  );
  return (
    <Part
      title={t('collectors.delivery.title')}
      note={t('collectors.delivery.note')}
    >
      <Answered
        query={query}
        label={t('collectors.delivery.reading')}
        failed={why => t('collectors.delivery.unknown', { why })}
      >
        {({ numbers }) => {
          const sources = sourcesOf(numbers.quality.sources);
          return sources.length === 0 ? (
            <Text as="p">{t('delivery.quality.noSources')}</Text>
          ) : (
            <>
              <div className={styles.scroll}>
                <RecordTable
                  label={t('delivery.quality.sources')}
                  columns={columnsOf(t)}
                  rows={sources}
                  keyOf={({ source }) => source}
                />
              </div>
              <Flags
                flags={numbers.quality.flags.filter(
                  ({ type }) => type === 'incidents-of-nobody',
                )}
              />
              <SaveTable
                label={t('delivery.quality.sources')}
                file={{ name: 'delivery-sources', columns: fileColumns }}
                rows={sources}
              />
            </>
          );
        }}
      </Answered>
    </Part>
  );
}
