import {
  exactTime,
  formatDay,
  RecordTable,
  RelativeTime,
  SourceNotes,
  type RecordColumn,
} from '@groundwork/plugin-status-react';
import { Text } from '@backstage/ui';
import { sourceWords } from '@groundwork/plugin-readiness-common';
import type { DeliveryNumbers } from '../../answers';
import { useSay, type Say } from '../../useSay';
import { Part } from '../PageFrame';
import { SaveTable, type FileColumn } from '../TableFile';
import { Flags } from './Flags';

type Source = DeliveryNumbers['quality']['sources'][number];

function roleWords({ role }: Source, t: Say): string {
  switch (role) {
    case 'counts':
      return t('delivery.quality.counts');
    case 'corroborates':
      return t('delivery.quality.corroborates');
    case 'other':
      return t('delivery.quality.other');
    default:
      throw new Error(`Unknown role ${String(role satisfies never)}`);
  }
}

function columnsOf(t: Say): readonly RecordColumn<Source>[] {
  return [
    {
      header: t('delivery.quality.source'),
      isRowHeader: true,
      cell: ({ source }) => sourceWords(source),
    },
    {
      header: t('delivery.quality.role'),
      cell: source => roleWords(source, t),
    },
    {
      header: t('delivery.quality.services'),
      align: 'end',
      cell: ({ services }) => services.toLocaleString('en'),
    },
    {
      header: t('delivery.quality.read'),
      align: 'end',
      cell: ({ streams, onlyTells }) =>
        onlyTells
          ? t('collectors.delivery.nothingToRead')
          : t('delivery.quality.parts', {
              complete: streams.complete.toLocaleString('en'),
              count: streams.total,
            }),
    },
    {
      header: t('delivery.quality.since'),
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
      header: t('delivery.quality.lastRead'),
      cell: ({ lastReadAt, onlyTells }) =>
        lastReadAt === undefined ? (
          t(
            onlyTells
              ? 'collectors.delivery.onlyTells'
              : 'delivery.quality.never',
          )
        ) : (
          <RelativeTime at={lastReadAt} />
        ),
    },
  ];
}

const fileColumns: readonly FileColumn<Source>[] = [
  { name: 'source', of: ({ source }) => source },
  { name: 'role', of: ({ role }) => role },
  { name: 'services', of: ({ services }) => services },
  { name: 'parts', of: ({ streams }) => streams.total },
  { name: 'parts_complete', of: ({ streams }) => streams.complete },
  { name: 'parts_failed', of: ({ streams }) => streams.failed },
  { name: 'complete_from', of: ({ completeFrom }) => completeFrom },
  { name: 'last_read_at', of: ({ lastReadAt }) => lastReadAt },
];

/** The line on top when a source of deliveries could not be read. */
export function FailedSources({
  numbers,
}: {
  readonly numbers: {
    readonly quality: Pick<DeliveryNumbers['quality'], 'sources'>;
  };
}) {
  const t = useSay();
  const { sources } = numbers.quality;
  // A source with two parts to play is read once.
  const bySource = new Map(sources.map(source => [source.source, source]));
  const failed = [...bySource.values()].filter(
    ({ failureReasons }) => failureReasons.length > 0,
  );
  return (
    <SourceNotes
      noun={t('delivery.quality.sourcesNoun')}
      asked={bySource.size}
      heading={t('delivery.quality.notInFull', {
        failed: String(failed.length),
        total: String(bySource.size),
      })}
      failed={failed.flatMap(({ source, failureReasons, streams }) =>
        failureReasons.map(reason => ({
          name: sourceWords(source),
          reason,
          subject: t('delivery.quality.failedParts', {
            failed: streams.failed.toLocaleString('en'),
            count: streams.total,
          }),
        })),
      )}
    />
  );
}

/** What is to be known when reading the numbers, and which sources they come from. */
export function Quality({ numbers }: { readonly numbers: DeliveryNumbers }) {
  const t = useSay();
  const { flags, sources, authority } = numbers.quality;
  return (
    <Part
      title={t('delivery.quality.title')}
      note={t('delivery.quality.counted', {
        tier: numbers.tier,
        timeZone: numbers.window.timeZone,
      })}
    >
      <Flags flags={flags} />
      {authority ? (
        <Text as="p">
          {sourceWords(authority.source)}: {authority.sentence}
        </Text>
      ) : null}
      {sources.length > 0 ? (
        <>
          <RecordTable
            label={t('delivery.quality.sources')}
            columns={columnsOf(t)}
            rows={sources}
            keyOf={({ source, role }) => `${source} ${role}`}
          />
          <SaveTable
            label={t('delivery.quality.sources')}
            file={{ name: 'sources', columns: fileColumns }}
            rows={sources}
          />
        </>
      ) : (
        <Text as="p">{t('delivery.quality.noSources')}</Text>
      )}
    </Part>
  );
}
