import {
  BreadcrumbEntry,
  useApi,
  useRouteRef,
} from '@backstage/frontend-plugin-api';
import { Flex, Link, Text } from '@backstage/ui';
import { Status } from '@groundwork/plugin-status-react';
import { useQuery } from '@tanstack/react-query';
import type { ClustersAnswer } from '../../answers';
import { readinessApiRef } from '../../api';
import { howTo } from '../../howTo';
import { readinessQueries } from '../../queries';
import { clustersRouteRef, prerequisiteRouteRef } from '../../routes';
import { useSay } from '../../useSay';
import { unreadWords } from '../../words';
import { Answered, Reading, Sources } from '../PageFrame';
import { ClusterTable } from './ClusterTable';
import styles from './ClustersPage.module.css';
import { answerSentences } from './words';

function NotRead({ answer }: { readonly answer: ClustersAnswer }) {
  const t = useSay();
  const unread = answer.clusters.flatMap(({ name, reason, detail }) =>
    reason ? [{ name, reason, detail }] : [],
  );
  const { undeclared } = answer;
  if (unread.length + undeclared.length === 0) return null;
  return (
    <ul className={styles.unread}>
      {unread.map(({ name, reason, detail }) => (
        <li key={name}>
          <Status
            outcome="unknown"
            {...(detail === undefined ? {} : { title: detail })}
          >
            {t('clusters.unreadLine', { name, why: unreadWords(reason, t) })}
          </Status>
        </li>
      ))}
      {undeclared.length > 0 ? (
        <li>
          <Status outcome="unknown">
            {t(
              undeclared.length === 1
                ? 'clusters.undeclared'
                : 'clusters.undeclaredMany',
              { names: undeclared.join(', ') },
            )}
          </Status>
        </li>
      ) : null}
    </ul>
  );
}

function Compared({ answer }: { readonly answer: ClustersAnswer }) {
  const t = useSay();
  const [first, ...rest] = answerSentences(answer, t);
  return (
    <>
      <Sources sources={answer.sources} />
      <Flex direction="column" gap="2">
        <Text as="h2" variant="title-medium" weight="bold">
          {first}
        </Text>
        {rest.length > 0 ? <Text as="p">{rest.join(' ')}</Text> : null}
        <Text as="p" color="secondary">
          {t('clusters.good')}{' '}
          <Link href={howTo('how-to/make-environments-alike')}>
            {t('clusters.howTo')}
          </Link>
        </Text>
      </Flex>
      <NotRead answer={answer} />
      {answer.clusters.length > 0 ? (
        <>
          <ClusterTable answer={answer} />
          <Text as="p" variant="body-small" color="secondary">
            {t('clusters.note')}
          </Text>
        </>
      ) : null}
    </>
  );
}

/** "What differs between the environments that a service is promoted through?" */
export function ClustersPage() {
  const t = useSay();
  const api = useApi(readinessApiRef);
  const foundation = useRouteRef(prerequisiteRouteRef);
  const link = useRouteRef(clustersRouteRef);
  const query = useQuery(readinessQueries.clusters(api));
  return (
    <BreadcrumbEntry
      entry={{ label: t('clusters.title'), href: link?.() ?? '' }}
    >
      <Reading>
        <Link href={foundation?.({ id: 'P1' }) ?? '/readiness'}>
          {t('prerequisite.names.P1')}
        </Link>
        <Answered
          query={query}
          label={t('clusters.reading')}
          failed={why => t('clusters.failed', { why })}
        >
          {answer => <Compared answer={answer} />}
        </Answered>
      </Reading>
    </BreadcrumbEntry>
  );
}
