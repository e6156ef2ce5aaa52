import { parseEntityRef } from '@backstage/catalog-model';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Text } from '@backstage/ui';
import { useSay } from '../../useSay';
import { useOverlays } from './useOverlays';

/** Who may contest, for a reader who may not. */
export function WhoMay({
  service,
  mayContest,
}: {
  readonly service: string;
  readonly mayContest: boolean;
}) {
  const t = useSay();
  const { isSuccess } = useOverlays({ of: 'service', ref: service });
  if (mayContest || !isSuccess) return null;
  return (
    <Text as="p" variant="body-small" color="secondary">
      {t('overlays.whoMay', {
        service: <EntityRefLink entityRef={parseEntityRef(service)} hideIcon />,
      })}
    </Text>
  );
}
