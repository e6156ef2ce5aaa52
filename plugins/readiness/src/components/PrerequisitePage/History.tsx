import type { PrerequisiteDay } from '../../answers';
import { exactTime, formatDay } from '@groundwork/plugin-status-react';
import { useSay, type Say } from '../../useSay';
import { Part } from '../PageFrame';
import styles from './PrerequisitePage.module.css';

const SHOWN = 30;

function gateWord(gate: PrerequisiteDay['gate'], t: Say): string {
  switch (gate) {
    case 'PASS':
      return t('state.pass');
    case 'FAIL':
      return t('state.fail');
    case 'UNDETERMINED':
      return t('gate.undetermined');
    case 'NA':
      return t('gate.notApplicable');
    default:
      throw new Error(`Unknown gate ${String(gate satisfies never)}`);
  }
}

/** The bounds day by day, as a table: a line would invent what lies between two assessments. */
export function History({
  days,
}: {
  readonly days: readonly PrerequisiteDay[];
}) {
  const t = useSay();
  if (days.length < 2) return null;
  return (
    <Part
      title={t('prerequisite.history')}
      note={t('prerequisite.historyNote', {
        count: Math.min(days.length, SHOWN),
      })}
    >
      <table className={styles.history}>
        <thead>
          <tr>
            <th scope="col">{t('prerequisite.day')}</th>
            <th scope="col">{t('prerequisite.between')}</th>
            <th scope="col">{t('prerequisite.gate')}</th>
          </tr>
        </thead>
        <tbody>
          {days.slice(0, SHOWN).map(({ asOf, lo, hi, gate }) => (
            <tr key={asOf}>
              <th scope="row">
                <time dateTime={asOf} title={exactTime(Date.parse(asOf))}>
                  {formatDay(Date.parse(asOf))}
                </time>
              </th>
              <td>
                {t('organisation.betweenAnd', {
                  lo: String(Math.floor(lo + 1e-9)),
                  hi: String(Math.floor(hi + 1e-9)),
                })}
              </td>
              <td>{gateWord(gate, t)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  );
}
