import type { DeliveryDeployment } from '../../answers';

/** Forms in which a table can be taken along. */
export type ExportForm = 'csv' | 'json';

const columns: readonly (readonly [
  string,
  (deployment: DeliveryDeployment) => string | number | undefined,
])[] = [
  ['service', ({ service }) => service],
  ['id', ({ id }) => id],
  ['status', ({ status }) => status],
  ['kind', ({ kind }) => kind],
  ['sha', ({ sha }) => sha],
  ['started_at', ({ startedAt }) => startedAt],
  ['finished_at', ({ finishedAt }) => finishedAt],
  ['changes', ({ changes }) => changes.map(({ id }) => id).join(' ')],
  [
    'lead_times_hours',
    ({ changes }) =>
      changes.map(({ leadTimeHours }) => leadTimeHours ?? '').join(' '),
  ],
  ['failure_reasons', ({ failure }) => failure?.reasons.join(' ')],
  ['incidents', ({ failure }) => failure?.incidents.join(' ')],
  ['recovery', ({ failure }) => failure?.recovery],
  ['recovery_hours', ({ failure }) => failure?.recoveryHours],
  ['rework', ({ rework }) => rework.join(' ')],
];

/** A spreadsheet takes a text that begins so for a formula, and an outside system chose the text. */
const FORMULA = /^[=+\-@\t\r]/;

function cell(value: string | number | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Deployments as RFC 4180 has it; a cell without anything is empty, never zero. */
export function toCsv(deployments: readonly DeliveryDeployment[]): string {
  const rows = [
    columns.map(([name]) => name),
    ...deployments.map(deployment =>
      columns.map(([, of]) => cell(of(deployment))),
    ),
  ];
  return rows.map(row => `${row.join(',')}\r\n`).join('');
}

/** The text of a file. */
export function exported(
  deployments: readonly DeliveryDeployment[],
  form: ExportForm,
): { readonly text: string; readonly type: string } {
  switch (form) {
    case 'csv':
      return { text: toCsv(deployments), type: 'text/csv;charset=utf-8' };
    case 'json':
      return {
        text: `${JSON.stringify(deployments, undefined, 2)}\n`,
        type: 'application/json',
      };
    default:
      throw new Error(`Unknown form ${String(form satisfies never)}`);
  }
}
