import { parseEntityRef } from '@backstage/catalog-model';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Button } from '@backstage/ui';
import {
  RecordTable,
  type RecordColumn,
} from '@groundwork/plugin-status-react';
import type { DeliveryOverlay } from '../../answers';
import type { SaidAbout } from '../../deliveryApi';
import { useSay, type Say } from '../../useSay';
import { useDeploymentDrawer } from '../DeploymentDrawer';
import { SaveTable, type FileColumn } from '../TableFile';
import { Answered, Part } from '../PageFrame';
import { claimWords } from '../Overlays/claimWords';
import { Said } from '../Overlays/Said';
import { useOverlays } from '../Overlays/useOverlays';

function Opener({ overlay }: { readonly overlay: DeliveryOverlay }) {
  const t = useSay();
  const open = useDeploymentDrawer();
  const { service, deployment } = overlay;
  if (deployment === undefined) return null;
  return (
    <Button
      variant="tertiary"
      size="small"
      onPress={() => open({ service, id: deployment })}
    >
      {t('overlays.list.open')}
    </Button>
  );
}

/** As it was said: names and days as the portal keeps them. */
const fileColumns: readonly FileColumn<DeliveryOverlay>[] = [
  { name: 'service', of: ({ service }) => service },
  { name: 'kind', of: ({ kind }) => kind },
  { name: 'deployment', of: ({ deployment }) => deployment },
  { name: 'incident', of: ({ incident }) => incident },
  { name: 'environment', of: ({ environment }) => environment },
  { name: 'said_by', of: ({ said }) => said.by },
  { name: 'said_at', of: ({ said }) => said.at },
  { name: 'why', of: ({ said }) => said.reason },
  { name: 'revoked_by', of: ({ revoked }) => revoked?.by },
  { name: 'revoked_at', of: ({ revoked }) => revoked?.at },
  { name: 'revoked_why', of: ({ revoked }) => revoked?.reason },
];

function columnsOf(
  contestable: readonly string[],
  t: Say,
): readonly RecordColumn<DeliveryOverlay>[] {
  return [
    {
      header: t('overlays.list.what'),
      isRowHeader: true,
      cell: overlay => claimWords(overlay, t),
    },
    {
      header: t('overlays.list.about'),
      cell: overlay => (
        <>
          <EntityRefLink entityRef={parseEntityRef(overlay.service)} hideIcon />
          <Opener overlay={overlay} />
        </>
      ),
    },
    {
      header: t('overlays.list.who'),
      minWidth: '14rem',
      cell: overlay => (
        <Said
          overlay={overlay}
          mayContest={contestable.includes(overlay.service)}
        />
      ),
    },
    {
      header: t('overlays.list.state'),
      minWidth: '6rem',
      cell: ({ revoked }) =>
        revoked ? t('overlays.list.takenBack') : t('overlays.list.inForce'),
    },
  ];
}

/** Everything that was said about a service or the services of a team; nothing where nothing was. */
export function SaidList({ about }: { readonly about: SaidAbout }) {
  const t = useSay();
  const query = useOverlays(about);
  // Nor while it is asked: below the list there is more, and nothing may jump.
  if (!query.isError && (query.data?.items ?? []).length === 0) return null;
  return (
    <Part title={t('overlays.list.title')} note={t('overlays.list.note')}>
      <Answered
        query={query}
        label={t('overlays.list.reading')}
        failed={why => t('overlays.list.failed', { why })}
      >
        {({ items, contestable }) => (
          <>
            <RecordTable
              label={t('overlays.list.title')}
              rows={items}
              keyOf={({ id }) => id}
              columns={columnsOf(contestable, t)}
            />
            <SaveTable
              label={t('overlays.list.title')}
              file={{ name: 'what-people-said', columns: fileColumns }}
              rows={items}
            />
          </>
        )}
      </Answered>
    </Part>
  );
}
