import { Status, type StatusOutcome } from '@groundwork/plugin-status-react';
import type { OrganisationAssessment } from '../../answers';
import { useSay } from '../../useSay';
import type { Say } from '../../words';
import styles from './OrganisationPage.module.css';

type Phase = OrganisationAssessment['phase'];

const OUTCOMES: Readonly<Record<Phase['path']['state'], StatusOutcome>> = {
  varies: 'fails',
  clear: 'passes',
  inconclusive: 'unknown',
};

function resultWords(result: Phase['result'], t: Say): string {
  switch (result) {
    case 'VARIES':
      return t('organisation.results.varies');
    case 'CONSISTENT':
      return t('organisation.results.consistent');
    case 'INCONCLUSIVE':
      return t('organisation.results.inconclusive');
    default:
      throw new Error(`Unknown result ${String(result satisfies never)}`);
  }
}

/** "As a newcomer in any squad, what do I do to ship a change, and how long does it take?" in three arms. */
export function Arms({ phase }: { readonly phase: Phase }) {
  const t = useSay();
  const arms = [
    [t('organisation.arms.way'), phase.path],
    [t('organisation.arms.spread'), phase.spread],
    [t('organisation.arms.minority'), phase.minority],
  ] as const;
  return (
    <div>
      <p>{resultWords(phase.result, t)}</p>
      <dl className={styles.arms}>
        {arms.map(([name, arm]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <Status outcome={OUTCOMES[arm.state]}>
                {t(`organisation.arms.${arm.state}`)}
              </Status>{' '}
              {arm.explanation}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
