import { useApi } from '@backstage/frontend-plugin-api';
import { Button, Flex, Text } from '@backstage/ui';
import { useQuery } from '@tanstack/react-query';
import type { DeliveryTeams } from '../../answers';
import { readinessApiRef } from '../../api';
import type { AskedDays, DeliveryApi } from '../../deliveryApi';
import { deliveryQueries } from '../../deliveryQueries';
import { useAddress } from '../../useAddress';
import { useSay } from '../../useSay';
import {
  fileName,
  MetricTable,
  useTier,
  useWindowLength,
} from '../DeliveryMetrics';
import { Answered, Part } from '../PageFrame';

/** The way through more teams than one page shows. */
function Pages({
  teams,
  cursor,
  turn,
}: {
  readonly teams: DeliveryTeams;
  readonly cursor: string | undefined;
  turn(cursor: string | undefined): void;
}) {
  const t = useSay();
  const { items, total, nextCursor } = teams;
  if (cursor === undefined && nextCursor === undefined) return null;
  return (
    <Flex gap="3" align="center">
      <Text color="secondary">
        {t('delivery.teams.shown', {
          shown: items.length.toLocaleString('en'),
          all: total.toLocaleString('en'),
        })}
      </Text>
      {cursor === undefined ? null : (
        <Button variant="secondary" onPress={() => turn(undefined)}>
          {t('delivery.teams.fromTheStart')}
        </Button>
      )}
      {nextCursor === undefined ? null : (
        <Button variant="secondary" onPress={() => turn(nextCursor)}>
          {t('delivery.teams.next')}
        </Button>
      )}
    </Flex>
  );
}

const AFTER = 'teams-after';

/** The page of teams that the address names. */
export function useTeams() {
  const { delivery } = useApi(readinessApiRef);
  const { length: days } = useWindowLength();
  const { tier } = useTier();
  const [cursor] = useAddress(AFTER);
  return useQuery(deliveryQueries.teams(delivery, { days, tier, cursor }));
}

async function allOf(
  api: DeliveryApi,
  asked: AskedDays,
): Promise<DeliveryTeams['items']> {
  const found: DeliveryTeams['items'][number][] = [];
  let cursor: string | undefined;
  do {
    const page = await api.teams({ ...asked, cursor });
    found.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return found;
}

/** Every team with its five metrics, in the order of the names: no ranking. */
export function Teams({
  query,
}: {
  readonly query: ReturnType<typeof useTeams>;
}) {
  const t = useSay();
  const { delivery } = useApi(readinessApiRef);
  const { length: days } = useWindowLength();
  const { tier } = useTier();
  const [cursor, turn] = useAddress(AFTER);
  return (
    <Part title={t('delivery.teams.title')} note={t('delivery.teams.note')}>
      <Answered
        query={query}
        label={t('delivery.teams.reading')}
        failed={why => t('delivery.failed', { why })}
      >
        {teams =>
          teams.items.length === 0 ? (
            <Text as="p">{t('delivery.teams.none')}</Text>
          ) : (
            <>
              <MetricTable
                label={t('delivery.teams.title')}
                header={t('delivery.teams.team')}
                rows={teams.items.map(({ ref, services, metrics }) => ({
                  ref,
                  metrics,
                  detail: t('delivery.teams.services', { count: services }),
                }))}
                file={{
                  name: fileName(`teams-${days}-days`, tier),
                  rows: () => allOf(delivery, { days, tier }),
                }}
              />
              <Pages teams={teams} cursor={cursor} turn={turn} />
            </>
          )
        }
      </Answered>
    </Part>
  );
}
