import { Text } from '@backstage/ui';
import {
  RecordTable,
  type RecordTableProps,
} from '@groundwork/plugin-status-react';
import { useSay } from '../../useSay';

/** What a chart shows, folded below it. */
export function AsTable<T>(props: RecordTableProps<T>) {
  const t = useSay();
  return (
    <details>
      <summary>
        <Text as="span" color="secondary">
          {t('delivery.chosen.asTable')}
        </Text>
      </summary>
      <RecordTable {...props} />
    </details>
  );
}
