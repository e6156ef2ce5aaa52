import { Text } from '@backstage/ui';
import type { DeliveryDeploymentDetails } from '../../answers';
import { useSay, type Say } from '../../useSay';
import { hoursWords } from '../DeliveryMetrics/words';
import styles from './DeploymentDrawer.module.css';
import { OutsideLink } from './OutsideLink';
import { shortSha } from './shortSha';

type Change = DeliveryDeploymentDetails['changes'][number];

function nameOfChange({ id, number, title }: Change): string {
  const name = number === undefined ? shortSha(id) : `#${number}`;
  return title === undefined ? name : `${name} ${title}`;
}

function timeWords(
  { leadTimeHours, clockSkew }: Change,
  tier: string,
  t: Say,
): string {
  if (leadTimeHours !== undefined)
    return t('delivery.deployment.leadTime', {
      tier,
      time: hoursWords(leadTimeHours, t),
    });
  return clockSkew ? t('delivery.deployment.clockSkew') : '';
}

function Commits({ change }: { readonly change: Change }) {
  const t = useSay();
  const { commits, commitCount, number } = change;
  if (number === undefined || commits.length === 0) return null;
  return (
    <details>
      <summary>
        {t('delivery.deployment.commits', { count: commitCount })}
      </summary>
      <ul className={styles.list}>
        {commits.map(({ sha, url }) => (
          <li key={sha}>
            <OutsideLink url={url}>
              <code>{shortSha(sha)}</code>
            </OutsideLink>
          </li>
        ))}
      </ul>
    </details>
  );
}

function ChangeItem({
  tier,
  change,
}: {
  readonly tier: string;
  readonly change: Change;
}) {
  const t = useSay();
  const { author, url, commitCount } = change;
  return (
    <li>
      <OutsideLink url={url}>{nameOfChange(change)}</OutsideLink>
      <Text as="p" variant="body-small" color="secondary">
        {[
          author === undefined ? '' : t('delivery.deployment.by', { author }),
          timeWords(change, tier, t),
          commitCount === 0 ? t('delivery.deployment.notStored') : '',
        ]
          .filter(words => words !== '')
          .join(', ')}
      </Text>
      <Commits change={change} />
    </li>
  );
}

/** What a deployment shipped: pull requests and direct pushes, down to their commits. */
export function Changes({
  details: { tier, changes },
}: {
  readonly details: DeliveryDeploymentDetails;
}) {
  const t = useSay();
  return (
    <section aria-label={t('delivery.deployment.shipped')}>
      <Text as="h3" weight="bold">
        {t('delivery.deployment.shipped')}
      </Text>
      {changes.length === 0 ? (
        <Text as="p">{t('delivery.deployment.shippedNone')}</Text>
      ) : (
        <ul className={styles.list}>
          {changes.map(change => (
            <ChangeItem
              key={`${change.repository ?? ''} ${change.id}`}
              tier={tier}
              change={change}
            />
          ))}
        </ul>
      )}
    </section>
  );
}
