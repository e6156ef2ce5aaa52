import { Link, Text } from '@backstage/ui';
import {
  RecordTable,
  type RecordColumn,
} from '@groundwork/plugin-status-react';
import type { OrganisationAssessment } from '../../answers';
import { howTo } from '../CheckRow';

type Move = OrganisationAssessment['plan']['moves'][number];

const MOST = 3;

function gain({ vetoes, gain: points, prerequisite }: Move): string {
  const lift = `up to ${Math.floor(points)} points in ${prerequisite}`;
  return vetoes.length > 0
    ? `clears ${
        vetoes.length === 1 ? 'a veto' : `${vetoes.length} vetoes`
      }, ${lift}`
    : lift;
}

const COLUMNS: readonly RecordColumn<Move>[] = [
  {
    header: 'Move',
    isRowHeader: true,
    cell: ({ summary, href }) => (
      <Text as="span">
        {summary} <Link href={howTo(href)}>How to</Link>
      </Text>
    ),
  },
  { header: 'Gain', cell: gain },
  { header: 'Effort', cell: ({ effort }) => effort },
];

/** What to do next, with what it gains and costs. Nothing is shown when nothing fails. */
export function Moves({
  assessment,
}: {
  readonly assessment: OrganisationAssessment;
}) {
  const moves = assessment.plan.moves.slice(0, MOST);
  if (moves.length === 0)
    return <Text as="p">Nothing that is measured fails.</Text>;
  return (
    <RecordTable
      label="Next moves"
      columns={COLUMNS}
      rows={moves}
      keyOf={({ checkId }) => checkId}
    />
  );
}
