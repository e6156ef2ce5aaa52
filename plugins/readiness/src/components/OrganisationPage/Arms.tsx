import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { Status, type StatusOutcome } from '@groundwork/plugin-status-react';
import { deliveryRouteRef, prerequisiteRouteRef } from '../../routes';
import { useSay, type Say } from '../../useSay';
import styles from './OrganisationPage.module.css';
import { SquadTimes } from './SquadTimes';
import type { Phase } from './squads';

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
  const prerequisite = useRouteRef(prerequisiteRouteRef);
  const delivery = useRouteRef(deliveryRouteRef);
  const pipelines = {
    href: prerequisite?.({ id: 'P2' }) ?? '',
    says: t('organisation.arms.seePipelines'),
  };
  const times = {
    href: delivery?.() ?? '',
    says: t('organisation.arms.seeTimes'),
  };
  const arms = [
    [t('organisation.arms.way'), phase.path, pipelines],
    [t('organisation.arms.spread'), phase.spread, times],
    [t('organisation.arms.minority'), phase.minority, times],
  ] as const;
  return (
    <div>
      <p>{resultWords(phase.result, t)}</p>
      <dl className={styles.arms}>
        {arms.map(([name, arm, { href, says }]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <Status outcome={OUTCOMES[arm.state]}>
                {t(`organisation.arms.${arm.state}`)}
              </Status>{' '}
              {arm.explanation} <Link href={href}>{says}</Link>
            </dd>
          </div>
        ))}
      </dl>
      <SquadTimes phase={phase} />
    </div>
  );
}
