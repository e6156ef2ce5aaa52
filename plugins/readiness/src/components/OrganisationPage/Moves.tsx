import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import { whyNoMoves } from '@groundwork/plugin-readiness-common';
import {
  RecordTable,
  type RecordColumn,
} from '@groundwork/plugin-status-react';
import type { OrganisationAssessment } from '../../answers';
import { howTo } from '../../howTo';
import { prerequisiteRouteRef } from '../../routes';
import { useSay, type Say } from '../../useSay';

type Move = OrganisationAssessment['plan']['moves'][number];

type Prerequisites = ReadonlyMap<
  string,
  OrganisationAssessment['prerequisites'][number]
>;

const MOST = 3;

function gainWords(
  { vetoes, gain, prerequisite }: Move,
  prerequisites: Prerequisites,
  t: Say,
): string {
  const found = prerequisites.get(prerequisite);
  const lift = t(
    found?.decision.gate === 'UNDETERMINED'
      ? 'organisation.liftUndecided'
      : 'organisation.lift',
    { count: Math.floor(gain), prerequisite: found?.title ?? prerequisite },
  );
  return vetoes.length > 0
    ? t('organisation.clears', { count: vetoes.length, lift })
    : lift;
}

/** A gain, which leads to the prerequisite whose checks it is counted from. */
function Gain(props: {
  readonly move: Move;
  readonly prerequisites: Prerequisites;
}) {
  const t = useSay();
  const link = useRouteRef(prerequisiteRouteRef);
  const { move, prerequisites } = props;
  return (
    <Link href={link?.({ id: move.prerequisite }) ?? ''}>
      {gainWords(move, prerequisites, t)}
    </Link>
  );
}

function columnsOf(
  prerequisites: Prerequisites,
  t: Say,
): readonly RecordColumn<Move>[] {
  return [
    {
      header: t('organisation.move'),
      isRowHeader: true,
      cell: ({ summary, href }) => (
        <Text as="span">
          {summary} <Link href={howTo(href)}>{t('organisation.howTo')}</Link>
        </Text>
      ),
    },
    {
      header: t('organisation.gain'),
      cell: move => <Gain move={move} prerequisites={prerequisites} />,
    },
    {
      header: t('organisation.effort'),
      cell: ({ effort }) => t(`effortOnly.${effort}`),
    },
  ];
}

/** Why there is nothing to repair, which is no praise while hardly anything was measured. */
function NoMoves({
  prerequisites,
}: Pick<OrganisationAssessment, 'prerequisites'>) {
  const t = useSay();
  const why = whyNoMoves(prerequisites);
  switch (why.because) {
    case 'nothing-measured':
      return <Text as="p">{t('organisation.nothingMeasured')}</Text>;
    case 'nothing-fails':
      return <Text as="p">{t('organisation.nothingFails')}</Text>;
    case 'gates-open':
      return (
        <Text as="p">
          {t('organisation.gatesOpen', { count: why.failing })}
        </Text>
      );
    default:
      return neverWhy(why);
  }
}

function neverWhy(why: never): never {
  throw new Error(`Unknown reason ${JSON.stringify(why)}`);
}

/** What to do next, with what it gains and costs; else why there is nothing to do. */
export function Moves({
  assessment,
}: {
  readonly assessment: OrganisationAssessment;
}) {
  const t = useSay();
  const prerequisites = new Map(
    assessment.prerequisites.map(found => [found.id, found]),
  );
  const moves = assessment.plan.moves.slice(0, MOST);
  if (moves.length === 0)
    return <NoMoves prerequisites={assessment.prerequisites} />;
  return (
    <RecordTable
      label={t('organisation.nextMoves')}
      columns={columnsOf(prerequisites, t)}
      rows={moves}
      keyOf={({ checkId }) => checkId}
    />
  );
}
