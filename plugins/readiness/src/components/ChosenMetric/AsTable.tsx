import { Text } from '@backstage/ui';
import {
  RecordTable,
  type RecordTableProps,
} from '@groundwork/plugin-status-react';
import { useSay } from '../../useSay';
import { SaveTable, type TableFile } from '../TableFile';

/** What a chart shows, folded below it, to be read or taken along. */
export function AsTable<T>({
  file,
  ...table
}: RecordTableProps<T> & { readonly file: TableFile<T> }) {
  const t = useSay();
  return (
    <details>
      <summary>
        <Text as="span" color="secondary">
          {t('delivery.chosen.asTable')}
        </Text>
      </summary>
      <RecordTable {...table} />
      <SaveTable label={table.label} file={file} rows={table.rows} />
    </details>
  );
}
