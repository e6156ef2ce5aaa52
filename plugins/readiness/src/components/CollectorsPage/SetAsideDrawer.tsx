import { useEffect, useRef } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { Button, Flex, Text } from '@backstage/ui';
import { Status } from '@groundwork/plugin-status-react';
import { useQuery } from '@tanstack/react-query';
import { readinessApiRef } from '../../api';
import { deliveryQueries } from '../../deliveryQueries';
import { useOpened } from '../../useAddress';
import { useSay } from '../../useSay';
import { Drawer } from '../Drawer';
import { Answered, failureWords } from '../PageFrame';
import { Yaml } from '../Yaml';
import { useReplay } from './useReplay';

const PARAMETER = 'event';

/** Opens the drawer on an event that is set aside. */
export function useSetAsideDrawer(): (id: string) => void {
  const [, open] = useOpened(PARAMETER);
  return open;
}

/** Undefined for what is no JSON. */
function parsed(payload: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(payload) };
  } catch {
    return undefined;
  }
}

function Payload({ payload }: { readonly payload: string }) {
  const t = useSay();
  const json = parsed(payload);
  return json ? (
    <Yaml value={json.value} fields={[]} />
  ) : (
    <Flex direction="column" gap="2">
      <Text as="p">{t('collectors.aside.cut')}</Text>
      <Yaml value={payload} fields={[]} />
    </Flex>
  );
}

function Told({ id }: { readonly id: string }) {
  const t = useSay();
  const { delivery } = useApi(readinessApiRef);
  const query = useQuery(deliveryQueries.setAsideEvent(delivery, id));
  return (
    <Answered
      query={query}
      label={t('collectors.aside.eventReading')}
      failed={why => t('collectors.aside.eventFailed', { why })}
    >
      {({ event, payload }) => (
        <Flex direction="column" gap="3">
          <Text as="p">{`${event.kind}: ${event.reason}`}</Text>
          <Payload payload={payload} />
        </Flex>
      )}
    </Answered>
  );
}

function Replay({ id }: { readonly id: string }) {
  const t = useSay();
  const { mutate, isPending, data, error } = useReplay(id);
  const part = useRef<HTMLDivElement>(null);
  const isTold = data?.outcome === 'told';
  useEffect(() => {
    // The button had the focus, and is gone: without it Escape would be lost.
    if (isTold) part.current?.closest<HTMLElement>('[role="dialog"]')?.focus();
  }, [isTold]);
  return (
    <Flex ref={part} direction="column" gap="2" align="start">
      {isTold ? null : (
        <Button
          variant="primary"
          // Not disabled meanwhile: it has the focus, and Escape would be lost with it.
          onPress={() => (isPending ? undefined : mutate())}
        >
          {isPending
            ? t('collectors.aside.replaying')
            : t('collectors.aside.replay')}
        </Button>
      )}
      <div role="status">
        {isTold ? (
          <Status outcome="passes">{t('collectors.aside.told')}</Status>
        ) : null}
        {data?.outcome === 'set-aside' ? (
          <Status outcome="fails">{t('collectors.aside.still')}</Status>
        ) : null}
        {error ? (
          <Status outcome="unknown">
            {t('collectors.aside.failed', { why: failureWords(error, t) })}
          </Status>
        ) : null}
      </div>
    </Flex>
  );
}

/** An event that nobody understood, as it was told, and how whoever may has it decoded again. Escape closes it. */
export function SetAsideDrawer() {
  const t = useSay();
  const [id, open] = useOpened(PARAMETER);
  const { delivery } = useApi(readinessApiRef);
  const events = useQuery(deliveryQueries.setAside(delivery));
  return (
    <Drawer
      title={t('collectors.aside.drawer')}
      isOpen={id !== undefined}
      close={() => open(undefined)}
    >
      {id === undefined ? null : (
        <Flex key={id} direction="column" gap="5">
          {events.data?.mayReplay ? <Replay id={id} /> : null}
          <Told id={id} />
        </Flex>
      )}
    </Drawer>
  );
}
