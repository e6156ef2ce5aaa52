import { useSay } from '../../useSay';
import { SaveButtons } from './SaveButtons';
import { tableFile, type FileColumn } from './tableFile';

/** What a table is called and holds as a file. */
export interface TableFile<T> {
  /** Of the file, without its form. */
  readonly name: string;
  readonly columns: readonly FileColumn<T>[];
}

/** The rows of a table as a file: those that are shown, or all that there are. */
export function SaveTable<T>({
  label,
  file: { name, columns },
  rows,
}: {
  /** That of the table. */
  readonly label: string;
  readonly file: TableFile<T>;
  readonly rows: readonly T[] | (() => Promise<readonly T[]>);
}) {
  const t = useSay();
  return (
    <SaveButtons
      name={name}
      of={label}
      forms={[
        { form: 'csv', label: t('table.csv') },
        { form: 'json', label: t('table.json') },
      ]}
      make={async form => {
        const all = typeof rows === 'function' ? await rows() : rows;
        return {
          file: tableFile(columns, all, form),
          words: t('table.saved', { count: all.length }),
        };
      }}
    />
  );
}
