import { useApi } from '@backstage/frontend-plugin-api';
import {
  RecordTable,
  RelativeTime,
  type RecordColumn,
} from '@groundwork/plugin-status-react';
import { Button, Text } from '@backstage/ui';
import { useQuery } from '@tanstack/react-query';
import { sourceWords } from '@groundwork/plugin-readiness-common';
import type { SetAsideEvent } from '../../answers';
import { readinessApiRef } from '../../api';
import type { SetAsideEvents } from '../../deliveryApi';
import { deliveryQueries } from '../../deliveryQueries';
import { useSay, type Say } from '../../useSay';
import { Answered, Part } from '../PageFrame';
import { SaveTable, type FileColumn } from '../TableFile';
import { SetAsideDrawer, useSetAsideDrawer } from './SetAsideDrawer';

function columnsOf(
  { mayReplay }: SetAsideEvents,
  { t, open }: { readonly t: Say; open(id: string): void },
): readonly RecordColumn<SetAsideEvent>[] {
  return [
    {
      header: t('collectors.aside.source'),
      isRowHeader: true,
      cell: ({ source }) => sourceWords(source),
    },
    { header: t('collectors.aside.kind'), cell: ({ kind }) => kind },
    { header: t('collectors.aside.reason'), cell: ({ reason }) => reason },
    {
      header: t('collectors.aside.received'),
      cell: ({ receivedAt }) =>
        receivedAt === undefined ? (
          t('collectors.aside.notNoted')
        ) : (
          <RelativeTime at={receivedAt} />
        ),
    },
    ...(mayReplay
      ? [
          {
            header: t('collectors.aside.action'),
            cell: ({ id, kind, reason }: SetAsideEvent) => (
              <Button
                size="small"
                variant="secondary"
                aria-label={t('collectors.aside.lookAt', { kind, reason })}
                onPress={() => open(id)}
              >
                {t('collectors.aside.look')}
              </Button>
            ),
          },
        ]
      : []),
  ];
}

/** What the list tells; what an event says stays with those who may look into it. */
const fileColumns: readonly FileColumn<SetAsideEvent>[] = [
  { name: 'id', of: ({ id }) => id },
  { name: 'source', of: ({ source }) => source },
  { name: 'kind', of: ({ kind }) => kind },
  { name: 'reason', of: ({ reason }) => reason },
  { name: 'received_at', of: ({ receivedAt }) => receivedAt },
];

function Events({ events }: { readonly events: SetAsideEvents }) {
  const t = useSay();
  const open = useSetAsideDrawer();
  const { items, total } = events;
  if (items.length === 0) return null;
  return (
    <Part title={t('collectors.aside.title')} note={t('collectors.aside.note')}>
      <RecordTable
        label={t('collectors.aside.title')}
        columns={columnsOf(events, { t, open })}
        rows={items}
        keyOf={({ id }) => id}
      />
      <SaveTable
        label={t('collectors.aside.title')}
        file={{ name: 'set-aside', columns: fileColumns }}
        rows={items}
      />
      {total > items.length ? (
        <Text as="p" color="secondary">
          {t('collectors.aside.more', {
            shown: items.length.toLocaleString('en'),
            total: total.toLocaleString('en'),
          })}
        </Text>
      ) : null}
    </Part>
  );
}

/** Events that nobody understood. Of none nothing is said; that nobody could look is. */
export function SetAside() {
  const t = useSay();
  const { delivery } = useApi(readinessApiRef);
  const query = useQuery(deliveryQueries.setAside(delivery));
  return (
    <>
      <Answered
        query={query}
        label={t('collectors.aside.reading')}
        waiting={<></>}
        failed={why => t('collectors.aside.unknown', { why })}
      >
        {events => <Events events={events} />}
      </Answered>
      <SetAsideDrawer />
    </>
  );
}
