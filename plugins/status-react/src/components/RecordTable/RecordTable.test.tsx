import { render, screen, within } from '@testing-library/react';
import { RecordDetail, RecordTable } from './RecordTable';
import type { RecordColumn } from './RecordTable';

interface Release {
  readonly service: string;
  readonly version: string;
  readonly replicas?: number;
}

const COLUMNS: readonly RecordColumn<Release>[] = [
  { header: 'Version', cell: ({ version }) => <code>{version}</code> },
  {
    header: 'Service',
    isRowHeader: true,
    cell: ({ service }) => (
      <>
        {service}
        <RecordDetail>in production</RecordDetail>
      </>
    ),
  },
  { header: 'Replicas', align: 'end', cell: ({ replicas }) => replicas },
];

const ROWS: readonly Release[] = [
  { service: 'checkout', version: '1.3.2', replicas: 0 },
  { service: 'ledger', version: '2.0.0' },
];

function renderTable() {
  return render(
    <RecordTable
      label="Releases"
      columns={COLUMNS}
      rows={ROWS}
      keyOf={({ service }) => service}
    />,
  );
}

function cellsOf(name: RegExp) {
  return within(screen.getByRole('row', { name })).getAllByRole('cell');
}

describe('RecordTable', () => {
  it('is a table with a name, a header per column and one per row', () => {
    renderTable();
    const table = within(screen.getByRole('table', { name: 'Releases' }));
    const headers = table.getAllByRole('columnheader');
    expect(headers.map(({ textContent }) => textContent)).toEqual([
      'Version',
      'Service',
      'Replicas',
    ]);
    expect(table.getByRole('rowheader', { name: /^checkout/ })).toBeVisible();
  });

  it('says before a cell the header that stands above it', () => {
    renderTable();
    const labels = cellsOf(/checkout/).map(cell => cell.dataset.label);
    expect(labels).toEqual(['Version', 'Replicas']);
  });

  it('keeps its roles where the style sheet turns rows and cells into blocks', () => {
    const { container } = renderTable();
    const parts = container.querySelectorAll('table, tr, th, td');
    expect(parts).toHaveLength(13);
    for (const part of parts) expect(part).toHaveAttribute('role');
  });

  it('shows a zero and leaves a cell without anything empty', () => {
    renderTable();
    expect(cellsOf(/checkout/)[1]).toHaveTextContent('0');
    expect(cellsOf(/ledger/)[1]).toBeEmptyDOMElement();
  });
});
