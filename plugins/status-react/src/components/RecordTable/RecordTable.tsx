import type { ReactNode } from 'react';
import styles from './RecordTable.module.css';

/*
 * Why not the Table of @backstage/ui (0.18): it is a grid to work in (role
 * "grid", arrow keys from cell to cell), and these rows can be neither selected
 * nor sorted; its columns have a fixed layout, and on a narrow screen it scrolls
 * sideways where these rows become blocks; and it brings React Aria's code for
 * grids to pages that need none of it.
 *
 * Rows, cells and headers say their role, since a browser forgets what a row is
 * as soon as a narrow screen turns it into a block.
 */

/** One column: what stands above it, and what it shows of a row. */
export interface RecordColumn<T> {
  /** Also stands before each cell where the screen is too narrow for columns. */
  readonly header: string;
  /** Numbers end at the same edge; everything else starts at it. */
  readonly align?: 'start' | 'end';
  /** Whether the column names its row; exactly one column of a table does. */
  readonly isRowHeader?: boolean;
  /** The least width that the column keeps beside the others, as CSS. */
  readonly minWidth?: string;
  /** What the cell shows; `undefined` leaves it empty. */
  cell(row: T): ReactNode;
}

/** Props of {@link RecordTable}. */
export interface RecordTableProps<T> {
  /** What the table lists, for those who hear it instead of seeing it. */
  readonly label: string;
  readonly columns: readonly RecordColumn<T>[];
  readonly rows: readonly T[];
  /** What tells a row from the others. */
  keyOf(row: T): string;
}

function Cell<T>(props: { readonly column: RecordColumn<T>; readonly row: T }) {
  const { header, align, isRowHeader, cell } = props.column;
  const content = cell(props.row);
  if (isRowHeader) {
    return (
      <th role="rowheader" scope="row" data-align={align}>
        {content}
      </th>
    );
  }
  return (
    // eslint-disable-next-line jsx-a11y/no-interactive-element-to-noninteractive-role -- it takes a td for the cell of a grid
    <td role="cell" data-align={align} data-label={header}>
      {content === undefined ? null : (
        <div className={styles.content}>{content}</div>
      )}
    </td>
  );
}

/** A smaller second line below what a cell shows. */
export function RecordDetail(props: { readonly children: ReactNode }) {
  return <span className={styles.detail}>{props.children}</span>;
}

/** Records that are read and not worked on: a table, and on a phone a list of blocks. */
export function RecordTable<T>(props: RecordTableProps<T>) {
  const { label, columns, rows, keyOf } = props;
  return (
    <table role="table" aria-label={label} className={styles.table}>
      <thead>
        <tr role="row">
          {columns.map(({ header, align, minWidth }, index) => (
            <th
              key={index}
              role="columnheader"
              scope="col"
              data-align={align}
              style={{ minWidth }}
            >
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={keyOf(row)} role="row">
            {columns.map((column, index) => (
              <Cell key={index} column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
