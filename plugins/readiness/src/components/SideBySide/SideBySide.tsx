import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import { clustersRouteRef, pipelinesRouteRef } from '../../routes';
import { useSay } from '../../useSay';

/** The page that shows what a prerequisite compares; nothing for one that compares nothing. */
export function SideBySide({ of }: { readonly of: string }) {
  const t = useSay();
  const clusters = useRouteRef(clustersRouteRef);
  const pipelines = useRouteRef(pipelinesRouteRef);
  switch (of) {
    case 'P1':
      return (
        <Text as="p">
          <Link href={clusters?.() ?? ''}>{t('clusters.link')}</Link>
        </Text>
      );
    case 'P2':
      return (
        <Text as="p">
          <Link href={pipelines?.() ?? ''}>{t('pipelines.link')}</Link>
        </Text>
      );
    default:
      return null;
  }
}
