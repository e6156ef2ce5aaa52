import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  Card,
  CardBody,
  CardHeader,
  Flex,
  Skeleton,
  Text,
} from '@backstage/ui';
import { QueryScope } from '@groundwork/plugin-status-react';
import { useQuery } from '@tanstack/react-query';
import { readinessApiRef } from '../../api';
import { readinessQueries } from '../../queries';
import { useSay } from '../../useSay';
import { Answered } from '../PageFrame';
import { Summary } from './Summary';

/** Has the height of the answer, so that nothing jumps when it arrives. */
function Waiting() {
  const t = useSay();
  return (
    <div role="progressbar" aria-label={t('summary.reading')}>
      <Flex direction="column" gap="3">
        <Skeleton width="100%" height={44} />
        <Skeleton width="100%" height={20} />
        <Skeleton width="100%" height={20} />
      </Flex>
    </div>
  );
}

function SummaryOfEntity() {
  const t = useSay();
  const { entity } = useEntity();
  const api = useApi(readinessApiRef);
  const query = useQuery(
    readinessQueries.summary(api, stringifyEntityRef(entity)),
  );
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small" weight="bold">
          {t('summary.title')}
        </Text>
      </CardHeader>
      <CardBody>
        <Answered
          query={query}
          label={t('summary.reading')}
          waiting={<Waiting />}
          failed={why => t('summary.failed', { why })}
        >
          {summary => <Summary summary={summary} />}
        </Answered>
      </CardBody>
    </Card>
  );
}

/** How ready the service in context is and how fast it delivers, in as many lines, each leading to its tab. */
export function SummaryCard() {
  return (
    <QueryScope>
      <SummaryOfEntity />
    </QueryScope>
  );
}
