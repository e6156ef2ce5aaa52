import type { OrganisationAssessment } from '@groundwork/plugin-readiness-common';
import { Status, type StatusOutcome } from '@groundwork/plugin-status-react';
import { valueWords } from '../../words';
import styles from './OrganisationPage.module.css';

type Signal = OrganisationAssessment['signals'][number];

function outcomeOf({ state, speaksFor }: Signal): StatusOutcome {
  if (state === 'unknown') return 'unknown';
  const isGood = (state === 'shown') === (speaksFor === 'ready');
  return isGood ? 'passes' : 'fails';
}

const WORDS = {
  shown: 'seen',
  'not-shown': 'not seen',
  unknown: 'unknown',
} as const;

/** The seven signals with what was measured and the line that it is compared with. */
export function Signals({ signals }: { readonly signals: readonly Signal[] }) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Signal</th>
          <th scope="col">Speaks for</th>
          <th scope="col">State</th>
          <th scope="col">Measured</th>
          <th scope="col">Line</th>
        </tr>
      </thead>
      <tbody>
        {signals.map(signal => (
          <tr key={signal.id}>
            <th scope="row">{signal.title}</th>
            <td data-label="Speaks for">
              {signal.speaksFor === 'ready' ? 'a portal' : 'waiting'}
            </td>
            <td data-label="State">
              <Status outcome={outcomeOf(signal)}>{WORDS[signal.state]}</Status>
            </td>
            <td data-label="Measured">
              {signal.value
                ? valueWords(signal.value, signal.unit)
                : 'no source connected'}
            </td>
            <td data-label="Line">
              {valueWords({ lo: signal.line, hi: signal.line }, signal.unit)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
