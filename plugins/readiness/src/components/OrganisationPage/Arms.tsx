import { Status, type StatusOutcome } from '@groundwork/plugin-status-react';
import type { OrganisationAssessment } from '../../answers';
import styles from './OrganisationPage.module.css';

type Phase = OrganisationAssessment['phase'];

const OUTCOMES: Readonly<Record<Phase['path']['state'], StatusOutcome>> = {
  varies: 'fails',
  clear: 'passes',
  inconclusive: 'unknown',
};

const RESULTS: Readonly<Record<Phase['result'], string>> = {
  VARIES: 'A newcomer’s way to production depends on the squad.',
  CONSISTENT: 'A newcomer’s way to production is the same in every squad.',
  INCONCLUSIVE:
    'It is not known yet whether the way to production depends on the squad.',
};

/** "As a newcomer in any squad, what do I do to ship a change, and how long does it take?" in three arms. */
export function Arms({ phase }: { readonly phase: Phase }) {
  const arms = [
    ['Way', phase.path],
    ['Spread of times', phase.spread],
    ['Slow minority', phase.minority],
  ] as const;
  return (
    <div>
      <p>{RESULTS[phase.result]}</p>
      <dl className={styles.arms}>
        {arms.map(([name, arm]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <Status outcome={OUTCOMES[arm.state]}>{arm.state}</Status>{' '}
              {arm.explanation}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
