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

const TEAM = 'team';

/** The group above a group that is no team itself: services are judged by team, not by squad. */
function groupAbove({ spec, relations }: Entity): string | undefined {
  return spec?.type === TEAM
    ? undefined
    : relations?.find(({ type }) => type === RELATION_CHILD_OF)?.targetRef;
}

/** Why a group has no scorecard of its own, and where to look instead. */
export function NothingToJudge({ entity }: { readonly entity: Entity }) {
  const link = useRouteRef(entityRouteRef);
  const above = groupAbove(entity);
  if (above === undefined) {
    return (
      <Text as="p">
        No service in production names this team as its owner, so there is
        nothing to judge. A service counts when the owner in its catalog file is
        this team or one of its squads.
      </Text>
    );
  }
  const parent = parseEntityRef(above);
  return (
    <Text as="p">
      Services are judged by team, and {entity.metadata.name} is part of{' '}
      {parent.name}.{' '}
      <Link href={`${link?.(entityRouteParams(parent)) ?? ''}/readiness`}>
        See the scorecard of {parent.name}
      </Link>
    </Text>
  );
}
