import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  catalogApiRef,
  EntityRefLink,
  useEntity,
} from '@backstage/plugin-catalog-react';
import { Card, CardBody, CardHeader, Skeleton, Text } from '@backstage/ui';
import { useQuery } from '@tanstack/react-query';
import { useSay } from '../../useSay';
import { groupName } from '../home/groupNames';
import { Answered } from '../query';
import { teamQueries } from './queries';
import type { Members } from './queries';
import styles from './TeamPage.module.css';

function People({ people, total }: Members) {
  const t = useSay();
  return (
    <>
      <ul className={styles.people}>
        {people.map(person => (
          <li key={stringifyEntityRef(person)}>
            <EntityRefLink entityRef={person} hideIcon>
              {groupName(person)}
            </EntityRefLink>
          </li>
        ))}
      </ul>
      {total > people.length ? (
        <Text as="p" variant="body-small" color="secondary">
          {t('team.someMembers', { shown: people.length, total })}
        </Text>
      ) : null}
    </>
  );
}

/** Who is in the team: names only, several to a line; everything else is on a person's own page. */
export function TeamMembersCard() {
  const t = useSay();
  const { entity } = useEntity();
  const members = useQuery(teamQueries.members(useApi(catalogApiRef), entity));
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small" weight="bold">
          {members.data
            ? t('team.membersCounted', { total: members.data.total })
            : t('team.members')}
        </Text>
      </CardHeader>
      <CardBody>
        <Answered
          query={members}
          what={t('team.who')}
          waiting={
            <div role="progressbar" aria-label={t('team.readingMembers')}>
              <Skeleton width="100%" height={72} />
            </div>
          }
        >
          {people => <People {...people} />}
        </Answered>
      </CardBody>
    </Card>
  );
}
