/** Forms in which every table can be taken along. */
export type TableForm = 'csv' | 'json';

/** A column of a saved table: values as they are, not as a page words them. */
export interface FileColumn<T> {
  /** Lower case with underscores, and the unit where there is one. */
  readonly name: string;
  /** `undefined` where nothing is known: an empty cell, never zero. */
  of(row: T): string | number | undefined;
}

/** What a file holds. */
export interface FileText {
  readonly text: string;
  readonly type: string;
}

/** A spreadsheet takes a text that begins so for a formula, and an outside system chose the text. */
const FORMULA = /^[=+\-@\t\r]/;

function cell(value: string | number | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A table as RFC 4180 has it. */
export function csvFile<T>(
  columns: readonly FileColumn<T>[],
  rows: readonly T[],
): FileText {
  const lines = [
    columns.map(({ name }) => name),
    ...rows.map(row => columns.map(({ of }) => cell(of(row)))),
  ];
  return {
    text: lines.map(line => `${line.join(',')}\r\n`).join(''),
    type: 'text/csv;charset=utf-8',
  };
}

/** Anything as JSON that a person can read. */
export function jsonFile(content: unknown): FileText {
  return {
    text: `${JSON.stringify(content, undefined, 2)}\n`,
    type: 'application/json',
  };
}

/** A table in one of the forms. */
export function tableFile<T>(
  columns: readonly FileColumn<T>[],
  rows: readonly T[],
  form: TableForm,
): FileText {
  switch (form) {
    case 'csv':
      return csvFile(columns, rows);
    case 'json':
      return jsonFile(
        rows.map(row =>
          Object.fromEntries(columns.map(({ name, of }) => [name, of(row)])),
        ),
      );
    default:
      throw new Error(`Unknown form ${String(form satisfies never)}`);
  }
}
