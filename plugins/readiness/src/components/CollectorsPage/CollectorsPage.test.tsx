import { screen, within } from '@testing-library/react';
import type { CatalogBacklog, CollectorHealth } from '../../answers';
import { renderPages } from '../../__testUtils__';

const workloads: CollectorHealth = {
  collector: 'kubernetes:workload',
  kind: 'workload',
  title: 'Workloads of a cluster',
  cadenceMs: 3_600_000,
  lastRunAt: '2026-11-01T00:00:00Z',
  durationMs: 1200,
  counts: { observed: 1, absent: 0, failed: 1 },
  failing: [
    {
      subjectRef: 'cluster:live',
      evidenceId: 'workload-1',
      reason: 'unauthorized',
      source: { kind: 'kubernetes', instance: 'live' },
      since: '2026-10-31T09:12:00Z',
    },
  ],
};
const owners: CollectorHealth = {
  collector: 'catalog:ownership',
  kind: 'ownership',
  title: 'Owner of a component',
  cadenceMs: 600_000,
  lastRunAt: '2026-11-01T00:00:00Z',
  counts: { observed: 1200, absent: 3, failed: 0 },
  failing: [],
};

function renderCollectors(
  items: readonly CollectorHealth[],
  catalog?: CatalogBacklog,
) {
  return renderPages({
    at: '/readiness/collectors',
    answers: { collectors: async () => ({ items, catalog }) },
  });
}

function rowOf(name: RegExp) {
  return within(screen.getByRole('row', { name }));
}

describe('CollectorsPage', () => {
  it('counts the collectors that could not read everything, and says whose answer is missing', async () => {
    renderCollectors([workloads, owners]);
    expect(
      await screen.findByRole('heading', {
        name: '1 of 2 collectors could not read everything.',
      }),
    ).toBeVisible();
    const row = rowOf(/Workloads of a cluster/);
    expect(row.getByText('1 of 2 looks failed')).toBeVisible();
    expect(
      row.getByText(/live refused the portal’s credentials \(401\)/),
    ).toBeVisible();
    expect(
      row.getByRole('button', { name: 'Evidence: live on cluster:live' }),
    ).toBeVisible();
  });

  it('separates what was observed from what was looked for and not there', async () => {
    renderCollectors([owners]);
    expect(
      await screen.findByRole('heading', {
        name: 'Every collector could read everything.',
      }),
    ).toBeVisible();
    const row = rowOf(/Owner of a component/);
    expect(row.getByText('1,200')).toBeVisible();
    expect(row.getByText('3')).toBeVisible();
    expect(row.getByText('10 min')).toBeVisible();
  });

  it('does not praise a collector that has never run', async () => {
    const { lastRunAt, ...never } = owners;
    renderCollectors([
      { ...never, counts: { observed: 0, absent: 0, failed: 0 } },
    ]);
    expect(await screen.findByText('has not run yet')).toBeVisible();
    expect(screen.getByText('never')).toBeVisible();
    expect(screen.queryByText('answers')).not.toBeInTheDocument();
  });

  it('says how far the catalog is behind and whom it waits for', async () => {
    const since = new Date(Date.now() - 12.5 * 60_000).toISOString();
    renderCollectors([owners], {
      state: 'counted',
      entities: 1204,
      overdue: 976,
      oldestOverdueMs: 720_000,
      waitsFor: [{ host: 'github.example', since }],
    });
    expect(
      await screen.findByText(
        'The catalog is behind: 976 of 1,204 entities are overdue, the oldest by 12 min.',
      ),
    ).toBeVisible();
    expect(screen.getByText(/It waits for github.example/)).toHaveTextContent(
      'It waits for github.example, which stopped answering 12 min ago.',
    );
  });

  it('says quietly that the catalog is not behind', async () => {
    renderCollectors([owners], {
      state: 'counted',
      entities: 1204,
      overdue: 0,
      waitsFor: [],
    });
    expect(
      await screen.findByText(
        'The catalog keeps up: none of 1,204 entities is overdue.',
      ),
    ).toBeVisible();
  });

  it('does not claim that the catalog keeps up when nobody could look', async () => {
    renderCollectors([owners], {
      state: 'failed',
      reason: 'timeout',
      message: 'localhost:7007 did not answer in time',
    });
    expect(
      await screen.findByText(
        'How far the catalog is behind is not known: it did not answer in time.',
      ),
    ).toBeVisible();
    expect(screen.queryByText(/keeps up/)).not.toBeInTheDocument();
  });
});
