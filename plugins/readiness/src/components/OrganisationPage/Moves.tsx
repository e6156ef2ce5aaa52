import { Link, Text } from '@backstage/ui';
import type { OrganisationAssessment } from '@groundwork/plugin-readiness-common';
import { nextMoves, type Move } from '../../moves';
import { howTo } from '../CheckRow';
import styles from './OrganisationPage.module.css';

const MOST = 3;

function gain({ vetoes, gain: points, prerequisite }: Move): string {
  const lift = `up to ${Math.floor(points)} points in ${prerequisite}`;
  return vetoes.length > 0
    ? `clears ${
        vetoes.length === 1 ? 'a veto' : `${vetoes.length} vetoes`
      }, ${lift}`
    : lift;
}

/** What to do next, with what it gains and costs. Nothing is shown when nothing fails. */
export function Moves({
  assessment,
}: {
  readonly assessment: OrganisationAssessment;
}) {
  const moves = nextMoves(assessment, MOST);
  if (moves.length === 0)
    return <Text as="p">Nothing that is measured fails.</Text>;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Move</th>
          <th scope="col">Gain</th>
          <th scope="col">Effort</th>
        </tr>
      </thead>
      <tbody>
        {moves.map(move => (
          <tr key={move.check.checkId}>
            <th scope="row">
              {move.check.remediation?.summary}{' '}
              {move.check.remediation ? (
                <Link href={howTo(move.check.remediation.href)}>How to</Link>
              ) : null}
            </th>
            <td data-label="Gain">{gain(move)}</td>
            <td data-label="Effort">{move.effort}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
