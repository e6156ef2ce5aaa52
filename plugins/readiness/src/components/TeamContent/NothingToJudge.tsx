import {
  RELATION_CHILD_OF,
  parseEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { Link, Text } from '@backstage/ui';

import { useSay } from '../../useSay';

const TEAM = 'team';

/** The group above a group that is no team itself: services are judged by team, not by squad. */
function groupAbove({ spec, relations }: Entity): string | undefined {
  return spec?.type === TEAM
    ? undefined
    : relations?.find(({ type }) => type === RELATION_CHILD_OF)?.targetRef;
}

/** Why a group has no scorecard of its own, and where to look instead. */
export function NothingToJudge({ entity }: { readonly entity: Entity }) {
  const t = useSay();
  const link = useRouteRef(entityRouteRef);
  const above = groupAbove(entity);
  if (above === undefined) {
    return <Text as="p">{t('team.nobodyJudged')}</Text>;
  }
  const parent = parseEntityRef(above);
  return (
    <Text as="p">
      {t('team.judgedByTeam', {
        squad: entity.metadata.name,
        team: parent.name,
      })}{' '}
      <Link href={`${link?.(entityRouteParams(parent)) ?? ''}/readiness`}>
        {t('team.seeTeam', { team: parent.name })}
      </Link>
    </Text>
  );
}
