import { Text } from '@backstage/ui';
import {
  exactTime,
  RecordDetail,
  RecordTable,
} from '@groundwork/plugin-status-react';
import { sourceWords } from '@groundwork/plugin-readiness-common';
import type { DeliveryDeploymentDetails } from '../../answers';
import { useSay } from '../../useSay';
import { starterWords } from '../DeliveryDeployments/starterWords';
import { SaveTable, type FileColumn } from '../TableFile';
import styles from './DeploymentDrawer.module.css';
import { OutsideLink } from './OutsideLink';

type Attempt = DeliveryDeploymentDetails['attempts'][number];

function History({ attempt }: { readonly attempt: Attempt }) {
  const t = useSay();
  return (
    <ul className={styles.list}>
      {attempt.statuses.map(({ state, at }) => (
        <li key={`${state} ${at}`}>
          {t('delivery.deployment.state', {
            state: state.replaceAll('_', ' '),
            time: exactTime(Date.parse(at)),
          })}
        </li>
      ))}
    </ul>
  );
}

const fileColumns: readonly FileColumn<Attempt>[] = [
  { name: 'source', of: ({ source }) => source },
  { name: 'environment', of: ({ environment }) => environment },
  { name: 'id', of: ({ id }) => id },
  { name: 'url', of: ({ url }) => url },
  { name: 'without_commit', of: ({ withoutSha }) => withoutSha?.sentence },
  { name: 'started_by', of: ({ startedBy }) => startedBy?.name },
  { name: 'started_by_kind', of: ({ startedBy }) => startedBy?.kind },
  {
    name: 'statuses',
    of: ({ statuses }) =>
      statuses.map(({ state, at }) => `${state} ${at}`).join('; '),
  },
];

/** The last level: what each source told of the deployment, when, and where to see it there. */
export function Attempts({
  attempts,
}: {
  readonly attempts: readonly Attempt[];
}) {
  const t = useSay();
  return (
    <section aria-label={t('delivery.deployment.told')}>
      <Text as="h3" weight="bold">
        {t('delivery.deployment.told')}
      </Text>
      <RecordTable
        label={t('delivery.deployment.told')}
        rows={attempts}
        keyOf={({ id }) => id}
        columns={[
          {
            header: t('delivery.deployment.source'),
            isRowHeader: true,
            cell: ({ source, url }) =>
              url === undefined ? (
                sourceWords(source)
              ) : (
                <OutsideLink url={url}>{sourceWords(source)}</OutsideLink>
              ),
          },
          {
            header: t('delivery.deployment.environment'),
            cell: ({ environment }) => environment,
          },
          {
            header: t('delivery.deployment.attempt'),
            cell: ({ id }) => <code className={styles.id}>{id}</code>,
          },
          {
            header: t('delivery.starter.title'),
            cell: attempt => starterWords(attempt, t),
          },
          {
            header: t('delivery.deployment.history'),
            cell: attempt => (
              <>
                <History attempt={attempt} />
                {attempt.withoutSha ? (
                  <RecordDetail>
                    {t('delivery.deployment.withoutCommit', {
                      why: attempt.withoutSha.sentence,
                    })}
                  </RecordDetail>
                ) : null}
              </>
            ),
          },
        ]}
      />
      <SaveTable
        label={t('delivery.deployment.told')}
        file={{ name: 'what-sources-told', columns: fileColumns }}
        rows={attempts}
      />
    </section>
  );
}
