import { Text } from '@backstage/ui';
import { exactTime } from '@groundwork/plugin-status-react';
import type { DeliveryDeploymentDetails } from '../../answers';
import { useSay, type Say } from '../../useSay';
import type { Measures } from '../DeliveryMetrics/measures';
import { useMeasures } from '../DeliveryMetrics/useUnits';
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
  { t, time }: Measures,
): string {
  if (leadTimeHours !== undefined)
    return t('delivery.deployment.leadTime', {
      tier,
      time: time(leadTimeHours),
    });
  return clockSkew ? t('delivery.deployment.clockSkew') : '';
}

function timeOf(text: string): string {
  return exactTime(Date.parse(text));
}

/** From when the lead time is counted, so that it can be checked. */
function clockWords({ startedAt, ...change }: Change, t: Say): string {
  if (startedAt === undefined) return '';
  const time = timeOf(startedAt);
  const { startedBy, createdAt, number, commitCount } = change;
  if (startedBy !== undefined)
    return t('delivery.deployment.clockOfCommit', {
      commit: shortSha(startedBy),
      time,
    });
  return number !== undefined && commitCount > 0 && createdAt === startedAt
    ? t('delivery.deployment.clockOfRequest', { time })
    : t('delivery.deployment.clock', { time });
}

/** When its pull request was opened and merged. */
function mergeWords({ createdAt, mergedAt }: Change, t: Say): string {
  return createdAt === undefined || mergedAt === undefined
    ? ''
    : t('delivery.deployment.merged', {
        opened: timeOf(createdAt),
        merged: timeOf(mergedAt),
      });
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
        {commits.map(({ sha, url, authoredAt }) => (
          <li key={sha}>
            <OutsideLink url={url}>
              <code>{shortSha(sha)}</code>
            </OutsideLink>{' '}
            {t('delivery.deployment.written', { time: timeOf(authoredAt) })}
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
  const measures = useMeasures();
  const { t } = measures;
  const { author, url, commitCount } = change;
  return (
    <li>
      <OutsideLink url={url}>{nameOfChange(change)}</OutsideLink>
      <Text as="p" variant="body-small" color="secondary">
        {[
          author === undefined ? '' : t('delivery.deployment.by', { author }),
          timeWords(change, tier, measures),
          commitCount === 0 ? t('delivery.deployment.notStored') : '',
        ]
          .filter(words => words !== '')
          .join(', ')}
      </Text>
      <Text as="p" variant="body-small" color="secondary">
        {[clockWords(change, t), mergeWords(change, t)]
          .filter(words => words !== '')
          .join(' ')}
      </Text>
      <Commits change={change} />
    </li>
  );
}

/** What a deployment shipped: pull requests and direct pushes, down to their commits. */
export function Changes({
  details: { tier, changes, deployment },
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
        <Text as="p">
          {deployment.withoutSha
            ? t('delivery.deployment.shippedUnknown', {
                why: deployment.withoutSha.sentence,
              })
            : t('delivery.deployment.shippedNone')}
        </Text>
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
