import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { Link, Text } from '@backstage/ui';
import { lazy, Suspense } from 'react';
import { useSay } from '../../useSay';
import { nameOf } from '../../words';
import { AsTable } from '../ChosenMetric/AsTable';
import { ChartSpace } from '../ChosenMetric/ChartSpace';
import { hoursWords } from '../DeliveryMetrics/words';
import {
  changesWords,
  rowsOf,
  stateWords,
  timesWords,
  type Phase,
} from './squads';

// The chart library is loaded only where a chart is looked at.
const StripChart = lazy(async () => ({
  default: (await import('../DeliveryCharts')).StripChart,
}));

/** A chart needs no more than this to be read at one go; the table has all. */
const NAMED = 8;

function useDeliveryTab(): (ref: string) => string {
  const page = useRouteRef(entityRouteRef);
  return ref =>
    `${page?.(entityRouteParams(parseEntityRef(ref))) ?? ''}/delivery`;
}

/** Whose changes would have to be known, and how many of them are. */
function WithoutData({ phase }: { readonly phase: Phase }) {
  const t = useSay();
  const tabOf = useDeliveryTab();
  const rows = rowsOf(phase).filter(({ needsData }) => needsData);
  if (rows.length === 0) return null;
  const rest = rows.length - NAMED;
  return (
    <Text as="p">
      {t('organisation.squads.needData', { count: rows.length })}{' '}
      {rows.slice(0, NAMED).map((row, index) => (
        <span key={row.ref}>
          {index === 0 ? '' : ', '}
          <Link href={tabOf(row.ref)}>{nameOf(row.ref)}</Link> (
          {changesWords(row, phase, t)})
        </span>
      ))}
      {rest > 0 ? ` ${t('organisation.squads.more', { count: rest })}` : ''}.
    </Text>
  );
}

/** How long a small change takes in each squad: a sentence, a strip, and all of them as a table. */
export function SquadTimes({ phase }: { readonly phase: Phase }) {
  const t = useSay();
  const tabOf = useDeliveryTab();
  const rows = rowsOf(phase);
  const { typicalChangeHours: typical } = phase;
  const label = t('organisation.squads.title');
  const points = rows.flatMap(({ ref, medianHours: hours, ...row }) =>
    hours === undefined
      ? []
      : [
          {
            label: `${nameOf(ref)}: ${hoursWords(hours, t)}`,
            href: tabOf(ref),
            hours,
            isMeasured: !row.needsData,
            isOff: row.isOff,
          },
        ],
  );
  return (
    <section aria-label={label}>
      <Text as="h3" weight="bold">
        {label}
      </Text>
      <Text as="p">{timesWords(phase, t)}</Text>
      <WithoutData phase={phase} />
      {points.length > 0 ? (
        <Suspense fallback={<ChartSpace height={140} />}>
          <StripChart
            points={points}
            line={
              typical === undefined
                ? undefined
                : { label: t('organisation.squads.typical'), hours: typical }
            }
            words={hours => hoursWords(hours, t)}
          />
        </Suspense>
      ) : null}
      {rows.length > 0 ? (
        <AsTable
          label={label}
          rows={rows}
          keyOf={({ ref }) => ref}
          file={{
            name: 'squads',
            columns: [
              { name: 'ref', of: ({ ref }) => ref },
              { name: 'median_hours', of: ({ medianHours }) => medianHours },
              { name: 'changes', of: ({ changes }) => changes },
            ],
          }}
          columns={[
            {
              header: t('organisation.squads.squad'),
              isRowHeader: true,
              cell: ({ ref }) => <Link href={tabOf(ref)}>{nameOf(ref)}</Link>,
            },
            {
              header: t('organisation.squads.median'),
              align: 'end',
              cell: ({ medianHours }) =>
                medianHours === undefined
                  ? t('delivery.notKnown')
                  : hoursWords(medianHours, t),
            },
            {
              header: t('organisation.squads.changes'),
              align: 'end',
              cell: ({ changes }) =>
                changes?.toLocaleString('en') ?? t('delivery.notKnown'),
            },
            {
              header: t('organisation.squads.state'),
              cell: row => stateWords(row, phase, t),
            },
          ]}
        />
      ) : null}
    </section>
  );
}
