import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  CatalogBacklog,
  CollectorHealth,
  DeliveryNumbers,
} from '../../answers';
import { deliveryBackend, numbersWith, renderPages } from '../../__testUtils__';

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
    answers: {
      collectors: async () => ({ items, catalog, mayRun: false }),
      delivery: deliveryBackend({
        numbers: async () => ({ numbers: numbersWith() }),
      }),
    },
  });
}

function renderSources(sources: DeliveryNumbers['quality']['sources']) {
  const numbers = numbersWith();
  return renderPages({
    at: '/readiness/collectors',
    answers: {
      collectors: async () => ({ items: [owners], mayRun: false }),
      delivery: deliveryBackend({
        numbers: async () => ({
          numbers: {
            ...numbers,
            quality: { ...numbers.quality, sources },
          },
        }),
      }),
    },
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

  it('names the service whose evidence is missing', async () => {
    const failing = workloads.failing.flatMap(failure =>
      ['card-vault', 'payment-plans'].map(name => ({
        ...failure,
        subjectRef: `component:default/${name}`,
        evidenceId: name,
        source: { kind: 'kubernetes', instance: 'all' },
      })),
    );
    renderCollectors([{ ...workloads, failing }]);
    const cell = within(await screen.findByRole('row', { name: /Workloads/ }));
    expect(cell.getByText(/^card-vault: Clusters refused/)).toBeVisible();
    expect(cell.getByText(/^payment-plans: Clusters refused/)).toBeVisible();
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

  it('says of each source of deliveries how far it was read, how far back, and for whom it counts', async () => {
    const github = {
      source: 'github:acme.example',
      streams: {
        total: 40,
        complete: 12,
        unfinished: 3,
        failed: 0,
        read: 5200,
      },
      failureReasons: [],
      setAside: 2,
    };
    renderSources([
      { ...github, role: 'counts', services: 30, evidence: 'runs' },
      { ...github, role: 'corroborates', services: 5, evidence: 'runs' },
      {
        source: 'jenkins:ci',
        role: 'counts',
        services: 83,
        streams: {
          total: 2,
          complete: 2,
          unfinished: 0,
          failed: 0,
          read: 20,
          of: 30,
        },
        lastReadAt: '2026-11-01T00:00:00Z',
        completeFrom: '2026-03-03T00:00:00Z',
        failureReasons: [],
        setAside: 0,
      },
    ]);
    const under = within(
      await screen.findByRole('row', { name: /Git host acme/ }),
    );
    expect(under.getByText('is being read')).toBeVisible();
    expect(under.getByText('12 of 40 parts · 5,200 items')).toBeVisible();
    expect(under.getByText('30')).toBeVisible();
    expect(under.getByText('still reading')).toBeVisible();
    const read = rowOf(/Jenkins ci/);
    expect(read.getByText('read to the end')).toBeVisible();
    expect(read.getByText('2 of 2 parts · 20 of 30 items')).toBeVisible();
    expect(read.getByText('3 Mar 2026')).toBeVisible();
    expect(screen.getAllByRole('row', { name: /Git host acme/ })).toHaveLength(
      1,
    );
  });

  it('says why a source of deliveries could not be read, and that nobody has looked at another yet', async () => {
    renderSources([
      {
        source: 'argocd:live',
        role: 'counts',
        services: 3,
        streams: { total: 4, complete: 3, unfinished: 0, failed: 1 },
        failureReasons: ['forbidden'],
        setAside: 0,
      },
      {
        source: 'cluster:live',
        role: 'other',
        services: 0,
        streams: { total: 0, complete: 0, unfinished: 0, failed: 0 },
        failureReasons: [],
        setAside: 0,
      },
    ]);
    const partly = within(
      await screen.findByRole('row', { name: /Argo CD live/ }),
    );
    expect(partly.getByText('1 of 4 parts failed')).toBeVisible();
    expect(partly.getByText(/403/)).toBeVisible();
    expect(rowOf(/cluster:live/).getByText('not read yet')).toBeVisible();
  });

  it('does not wait for the reading of a source that only tells', async () => {
    renderSources([
      {
        source: 'cdevents:deployer',
        role: 'other',
        services: 1,
        streams: { total: 0, complete: 0, unfinished: 0, failed: 0 },
        failureReasons: [],
        setAside: 0,
        onlyTells: true,
      },
    ]);
    const row = within(
      await screen.findByRole('row', { name: /CDEvents of deployer/ }),
    );
    expect(row.getAllByText('tells by itself')).toHaveLength(2);
    expect(row.getByText('nothing to read')).toBeVisible();
    expect(row.queryByText('not read yet')).toBeNull();
  });

  it('keeps what the collectors say when the sources of deliveries do not answer', async () => {
    renderPages({
      at: '/readiness/collectors',
      answers: {
        collectors: async () => ({ items: [owners], mayRun: false }),
      },
    });
    expect(await screen.findByText('Owner of a component')).toBeVisible();
    expect(
      await screen.findByText(/^How far they have been read is unknown/),
    ).toBeVisible();
  });
});

describe('looking again', () => {
  function renderLooking(refused?: string) {
    const asked: string[] = [];
    renderPages({
      at: '/readiness/collectors',
      answers: {
        collectors: async () => ({ items: [workloads, owners], mayRun: true }),
        runCollector: async collector => {
          asked.push(collector);
          if (collector === refused) throw new Error('the database is away');
        },
        readDeliverySources: async () => {
          asked.push('deliveries');
        },
        delivery: deliveryBackend({
          numbers: async () => ({ numbers: numbersWith() }),
        }),
      },
    });
    return asked;
  }
  const again = { name: 'Look at everything again' };

  it('is asked of every collector, says what follows, and can be asked again', async () => {
    const asked = renderLooking();
    await userEvent.click(await screen.findByRole('button', again));
    expect(
      await screen.findByText(/^2 collectors look again, and/),
    ).toBeVisible();
    expect(asked).toEqual([
      ...['kubernetes:workload', 'catalog:ownership', 'deliveries'],
    ]);
    await userEvent.click(await screen.findByRole('button', again));
    await waitFor(() => expect(asked).toHaveLength(6));
  });

  it('says why not every collector was asked', async () => {
    renderLooking('kubernetes:workload');
    await userEvent.click(await screen.findByRole('button', again));
    expect(
      await screen.findByText(
        'Not every collector was asked: the database is away',
      ),
    ).toBeVisible();
    expect(screen.queryByText(/look again, and/)).not.toBeInTheDocument();
  });

  it('is offered to nobody who may not', async () => {
    renderCollectors([owners]);
    await screen.findByRole('heading', { name: /^Every collector/ });
    expect(screen.queryByRole('button', again)).not.toBeInTheDocument();
  });
});
