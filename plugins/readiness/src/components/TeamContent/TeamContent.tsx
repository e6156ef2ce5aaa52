import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Button, Flex, Link, Text } from '@backstage/ui';
import { QueryScope, RelativeTime } from '@groundwork/plugin-status-react';
import { useQuery } from '@tanstack/react-query';
import type { TeamScorecard } from '../../answers';
import { readinessApiRef } from '../../api';
import { readinessQueries } from '../../queries';
import { useAddress } from '../../useAddress';
import { levelWords } from '../../words';
import { howTo } from '../CheckRow';
import { EvidenceDrawer } from '../EvidenceDrawer';
import { Answered, Reading } from '../PageFrame';
import { NothingToJudge } from './NothingToJudge';
import { Scorecard } from './Scorecard';

function nameOf(entityRef: string): string {
  return entityRef.split('/').pop() ?? entityRef;
}

/** What to fix first, and where. */
function First({ scorecard }: { readonly scorecard: TeamScorecard }) {
  const { first } = scorecard;
  if (!first) return null;
  const names = first.services.map(nameOf);
  const shown =
    names.length > 3
      ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`
      : names.join(', ');
  return (
    <Text as="p" variant="body-large">
      First: {first.summary} It keeps {shown} from the next level (
      {first.effort} effort). <Link href={howTo(first.href)}>How to fix</Link>
    </Text>
  );
}

function Headline({ scorecard }: { readonly scorecard: TeamScorecard }) {
  const { serviceCount, level, highestLevel, organisationMedianLevel, asOf } =
    scorecard;
  return (
    <Flex direction="column" gap="2">
      <Text as="h2" variant="title-medium" weight="bold">
        {serviceCount} {serviceCount === 1 ? 'service' : 'services'}
        {level
          ? `; the weakest is on ${levelWords(level)} of ${
              highestLevel ?? level.hi
            }`
          : ''}
      </Text>
      <First scorecard={scorecard} />
      <Text as="p" variant="body-small" color="secondary">
        {organisationMedianLevel === undefined
          ? ''
          : `Half of all services of the organisation are on level ${organisationMedianLevel} or below. `}
        {asOf ? (
          <>
            As of <RelativeTime at={asOf} />
          </>
        ) : null}
      </Text>
    </Flex>
  );
}

/** The way through a team with more services than one page shows. */
function Pages(props: {
  readonly scorecard: TeamScorecard;
  readonly cursor: string | undefined;
  turn(cursor: string | undefined): void;
}) {
  const { cursor, turn } = props;
  const { services, serviceCount, nextCursor } = props.scorecard;
  if (cursor === undefined && nextCursor === undefined) return null;
  return (
    <Flex gap="3" align="center">
      <Text color="secondary">
        {services.length} of {serviceCount} services
      </Text>
      {cursor === undefined ? null : (
        <Button variant="secondary" onPress={() => turn(undefined)}>
          From the start
        </Button>
      )}
      {nextCursor === undefined ? null : (
        <Button variant="secondary" onPress={() => turn(nextCursor)}>
          Next services
        </Button>
      )}
    </Flex>
  );
}

function Content() {
  const { entity } = useEntity();
  const api = useApi(readinessApiRef);
  const [cursor, turn] = useAddress('after');
  const query = useQuery(
    readinessQueries.team(api, stringifyEntityRef(entity), cursor),
  );
  return (
    <Reading>
      <Answered query={query} label="Reading the team's scorecard">
        {scorecard =>
          scorecard.services.length === 0 ? (
            <NothingToJudge entity={entity} />
          ) : (
            <>
              <Headline scorecard={scorecard} />
              <Scorecard scorecard={scorecard} />
              <Pages scorecard={scorecard} cursor={cursor} turn={turn} />
            </>
          )
        }
      </Answered>
    </Reading>
  );
}

/** "What should we fix first?" A team's services side by side; no ranking. */
export function TeamContent() {
  return (
    <QueryScope>
      <Content />
      <EvidenceDrawer />
    </QueryScope>
  );
}
