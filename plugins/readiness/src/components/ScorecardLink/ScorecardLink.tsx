import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { useSay } from '../../useSay';
import { nameOf } from '../../words';

/** The way to a team's scorecard. */
export function ScorecardLink({ teamRef }: { readonly teamRef: string }) {
  const t = useSay();
  const link = useRouteRef(entityRouteRef);
  const team = parseEntityRef(teamRef);
  return (
    <Link href={`${link?.(entityRouteParams(team)) ?? ''}/readiness`}>
      {t('team.seeTeam', { team: nameOf(teamRef) })}
    </Link>
  );
}
