/** Taking tables along. */
export const tables = {
  table: {
    csv: 'Save as CSV',
    json: 'Save as JSON',
    of: '{{save}}: {{table}}',
    saved_one: '{{count, number}} row saved.',
    saved_other: '{{count, number}} rows saved.',
    failed: 'Nothing was saved: {{why}}',
  },
} as const;
