import type { PrerequisiteDay } from '../../answers';
import { Part } from '../PageFrame';
import styles from './PrerequisitePage.module.css';

const SHOWN = 30;

/** The bounds day by day, as a table: a line would invent what lies between two assessments. */
export function History({
  days,
}: {
  readonly days: readonly PrerequisiteDay[];
}) {
  if (days.length < 2) return null;
  return (
    <Part
      title="History"
      note={`The last ${Math.min(
        days.length,
        SHOWN,
      )} days on which it was judged.`}
    >
      <table className={styles.history}>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">Between</th>
            <th scope="col">Gate</th>
          </tr>
        </thead>
        <tbody>
          {days.slice(0, SHOWN).map(({ asOf, lo, hi, gate }) => (
            <tr key={asOf}>
              <th scope="row">{new Date(asOf).toLocaleDateString()}</th>
              <td>
                {Math.floor(lo + 1e-9)} and {Math.floor(hi + 1e-9)}
              </td>
              <td>{gate.toLocaleLowerCase('en')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  );
}
