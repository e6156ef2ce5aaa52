import { exactTime, formatDay } from '@groundwork/plugin-status-react';
import type { DeliveryNumbers } from '../../answers';
import { useSay } from '../../useSay';
import { OutsideLink } from '../DeploymentDrawer/OutsideLink';
import styles from './DeliveryMetrics.module.css';

type Flag = DeliveryNumbers['quality']['flags'][number];

/** The incidents that a sentence counts, each with its page. */
function Incidents({
  incidents,
}: {
  readonly incidents: NonNullable<Flag['incidents']>;
}) {
  const t = useSay();
  return (
    <details>
      <summary>
        {t('delivery.quality.incidents', { count: incidents.length })}
      </summary>
      <ul className={styles.flags}>
        {incidents.map(({ id, title, url, impactStartedAt, why }) => {
          const at = Date.parse(impactStartedAt);
          return (
            <li key={id}>
              <OutsideLink url={url}>{title}</OutsideLink>,{' '}
              <time dateTime={impactStartedAt} title={exactTime(at)}>
                {formatDay(at)}
              </time>
              : {why}
            </li>
          );
        })}
      </ul>
    </details>
  );
}

/** What is to be known when reading numbers, a sentence each. */
export function Flags({ flags }: { readonly flags: readonly Flag[] }) {
  return flags.length > 0 ? (
    <ul className={styles.flags}>
      {flags.map(({ sentence, incidents = [] }) => (
        <li key={sentence}>
          {sentence}
          {incidents.length > 0 ? <Incidents incidents={incidents} /> : null}
        </li>
      ))}
    </ul>
  ) : null;
}
