import { useApi } from '@backstage/frontend-plugin-api';
import { Button, Text } from '@backstage/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CollectorHealth } from '../../answers';
import { readinessApiRef } from '../../api';
import { readinessQueries } from '../../queries';
import { useSay } from '../../useSay';
import { failureWords } from '../PageFrame';
import styles from './CollectorsPage.module.css';

/** Has every collector look again, and every source of deliveries read on. Asking answers at once; looking takes as long as it takes. */
function useLookAgain(items: readonly CollectorHealth[]) {
  const api = useApi(readinessApiRef);
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      for (const { collector } of items) await api.runCollector(collector);
      await api.readDeliverySources();
      return items.length;
    },
    onSettled: () =>
      client.invalidateQueries({
        queryKey: readinessQueries.collectors(api).queryKey,
      }),
  });
}

/** For who has changed something and does not want to wait until it is looked at anyway, for some things a day. */
export function LookAgain({
  items,
}: {
  readonly items: readonly CollectorHealth[];
}) {
  const t = useSay();
  const { mutate, isPending, data, error } = useLookAgain(items);
  return (
    <div className={styles.look}>
      <Button
        variant="secondary"
        // Not disabled meanwhile: it has the focus.
        onPress={() => (isPending ? undefined : mutate())}
      >
        {isPending ? t('collectors.look.asking') : t('collectors.look.again')}
      </Button>
      <div role="status">
        {data === undefined ? null : (
          <Text as="p">{t('collectors.look.asked', { count: data })}</Text>
        )}
      </div>
      <div role="alert">
        {error ? (
          <Text as="p">
            {t('collectors.look.failed', { why: failureWords(error, t) })}
          </Text>
        ) : null}
      </div>
    </div>
  );
}
