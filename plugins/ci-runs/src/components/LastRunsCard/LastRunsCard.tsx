import { useEntity, useEntityRefLink } from '@backstage/plugin-catalog-react';
import { QueryScope } from '@groundwork/plugin-status-react';
import { RunList } from '../RunList';

const SHOWN = 5;

/** The last runs of the entity in context, for its overview. */
export function LastRunsCard() {
  const { entity } = useEntity();
  const page = useEntityRefLink()(entity);
  return (
    <QueryScope>
      <RunList limit={SHOWN} moreHref={`${page}/ci-runs`} />
    </QueryScope>
  );
}
