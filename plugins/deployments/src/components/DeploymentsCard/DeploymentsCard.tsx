import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { useEntity, useEntityRefLink } from '@backstage/plugin-catalog-react';
import {
  Button,
  Card,
  CardBody,
  CardHeader,
  Flex,
  Link,
  Skeleton,
  Text,
} from '@backstage/ui';
import { deploymentLocatorOf } from '@groundwork/plugin-deployments-common';
import type { DeploymentStatus } from '@groundwork/plugin-deployments-common';
import {
  deliveryHistoryHref,
  failureWords,
  QueryScope,
  RelativeTime,
  SourceNotes,
  Status,
} from '@groundwork/plugin-status-react';
import { useQuery } from '@tanstack/react-query';
import { deploymentsApiRef } from '../../api';
import { deploymentQueries } from '../../queries';
import { compareEnvironments, summarise } from '../../summary';
import { useSay } from '../../useSay';
import { failedSources } from '../../words';
import { EnvironmentTable } from '../EnvironmentTable';

/** How old the answer is, and the tabs of this service that show more. */
function Footer({ status }: { readonly status: DeploymentStatus }) {
  const t = useSay();
  const { entity } = useEntity();
  const page = useEntityRefLink()(entity);
  const locator = deploymentLocatorOf(entity);
  const history = deliveryHistoryHref(entity, page);
  return (
    <Flex gap="4" align="baseline">
      <Text as="span" variant="body-small" color="secondary">
        {t('asOf')} <RelativeTime at={status.asOf} />
      </Text>
      {locator.argocd ? (
        <Link href={`${page}/argocd`}>{t('links.argocd')}</Link>
      ) : null}
      {locator.kubernetes ? (
        <Link href={`${page}/kubernetes`}>{t('links.kubernetes')}</Link>
      ) : null}
      {history ? <Link href={history}>{t('links.delivery')}</Link> : null}
    </Flex>
  );
}

function Answer({ status }: { readonly status: DeploymentStatus }) {
  const t = useSay();
  const environments = [...status.environments].sort(compareEnvironments);
  return (
    <Flex direction="column" gap="3">
      <SourceNotes
        noun={t('sources')}
        asked={status.sources.length}
        failed={failedSources(status.sources)}
      />
      {environments.length > 0 ? (
        <EnvironmentTable environments={environments} />
      ) : null}
      <Footer status={status} />
    </Flex>
  );
}

function Failure(props: { readonly error: Error; retry(): void }) {
  const t = useSay();
  return (
    <Flex direction="column" gap="3" align="start">
      <Status outcome="unknown">
        {t('unknownBecause', { reason: failureWords(props.error) })}
      </Status>
      <Button variant="secondary" size="small" onPress={props.retry}>
        {t('askAgain')}
      </Button>
    </Flex>
  );
}

/** The answer that still stands says its own age. */
function Outdated({ error }: { readonly error: Error }) {
  const t = useSay();
  return (
    <div role="status">
      <Status outcome="unknown">
        {t('outdated', { reason: failureWords(error) })}
      </Status>
    </div>
  );
}

/** Has the height of two environments, so that nothing jumps when they arrive. */
function Waiting() {
  const t = useSay();
  return (
    <div role="progressbar" aria-label={t('asking')}>
      <Flex direction="column" gap="3">
        <Skeleton width="100%" height={24} />
        <Skeleton width="100%" height={40} />
        <Skeleton width="100%" height={40} />
      </Flex>
    </div>
  );
}

function DeploymentsOfEntity() {
  const t = useSay();
  const { entity } = useEntity();
  const api = useApi(deploymentsApiRef);
  const { data, error, refetch } = useQuery(
    deploymentQueries.status(api, stringifyEntityRef(entity)),
  );
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small" weight="bold">
          {data ? summarise(data, t) : t('title')}
        </Text>
      </CardHeader>
      <CardBody>
        {data && error ? <Outdated error={error} /> : null}
        {data ? <Answer status={data} /> : null}
        {!data && error ? <Failure error={error} retry={refetch} /> : null}
        {!data && !error ? <Waiting /> : null}
      </CardBody>
    </Card>
  );
}

/** Deploy status of the entity in context: each environment on one line. */
export function DeploymentsCard() {
  return (
    <QueryScope>
      <DeploymentsOfEntity />
    </QueryScope>
  );
}
