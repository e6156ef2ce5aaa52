import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import {
  RecordTable,
  type RecordColumn,
} from '@groundwork/plugin-status-react';
import type { OrganisationAssessment } from '../../answers';
import { howTo } from '../../howTo';
import { prerequisiteRouteRef } from '../../routes';
import { useSay, type Say } from '../../useSay';

type Move = OrganisationAssessment['plan']['moves'][number];

const MOST = 3;

function gainWords(
  { vetoes, gain, prerequisite }: Move,
  titles: ReadonlyMap<string, string>,
  t: Say,
): string {
  const lift = t('organisation.lift', {
    count: Math.floor(gain),
    prerequisite: titles.get(prerequisite) ?? prerequisite,
  });
  return vetoes.length > 0
    ? t('organisation.clears', { count: vetoes.length, lift })
    : lift;
}

/** A gain, which leads to the prerequisite whose checks it is counted from. */
function Gain(props: {
  readonly move: Move;
  readonly titles: ReadonlyMap<string, string>;
}) {
  const t = useSay();
  const link = useRouteRef(prerequisiteRouteRef);
  const { move, titles } = props;
  return (
    <Link href={link?.({ id: move.prerequisite }) ?? ''}>
      {gainWords(move, titles, t)}
    </Link>
  );
}

function columnsOf(
  titles: ReadonlyMap<string, string>,
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
      cell: move => <Gain move={move} titles={titles} />,
    },
    {
      header: t('organisation.effort'),
      cell: ({ effort }) => t(`effortOnly.${effort}`),
    },
  ];
}

/** What to do next, with what it gains and costs. Nothing is shown when nothing fails. */
export function Moves({
  assessment,
}: {
  readonly assessment: OrganisationAssessment;
}) {
  const t = useSay();
  const titles = new Map(
    assessment.prerequisites.map(({ id, title }) => [id, title]),
  );
  const moves = assessment.plan.moves.slice(0, MOST);
  if (moves.length === 0)
    return <Text as="p">{t('organisation.noMoves')}</Text>;
  return (
    <RecordTable
      label={t('organisation.nextMoves')}
      columns={columnsOf(titles, t)}
      rows={moves}
      keyOf={({ checkId }) => checkId}
    />
  );
}
