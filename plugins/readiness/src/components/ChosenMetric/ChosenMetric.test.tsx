import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  numbersWith,
  renderMetrics,
  rolledBack,
  rolledBackDetails,
  unknownNumbers,
} from '../../__testUtils__';

const address = () => screen.getByLabelText('Address');

it('what the configuration counts otherwise stands with the number that it changes', async () => {
  const sentence =
    'Changes by 2 authors are left out by configuration: dependency bots.';
  const { metrics } = numbersWith();
  const numbers = numbersWith({
    metrics: {
      ...metrics,
      leadTime: { ...metrics.leadTime, conventions: [sentence] },
    },
  });
  renderMetrics({ numbers: async () => ({ numbers }) });
  const said = await screen.findByText(sentence);
  expect(said.closest('li')).toHaveTextContent(/^Change lead time/);
});

it('lead times counted otherwise stand below it, and one without a sample has no number', async () => {
  const numbers = numbersWith({
    secondaryLeadTimes: [
      {
        ...{ series: 'per-commit', sampleSize: 1400 },
        ...{ medianHours: 48, p75Hours: 60, p90Hours: 72 },
      },
      { series: 'merge-to-deployment', sampleSize: 0 },
    ],
  });
  renderMetrics({ numbers: async () => ({ numbers }) });
  const table = within(
    await screen.findByRole('table', { name: 'Counted otherwise' }),
  );
  expect(table.getByRole('row', { name: /^Per commit/ })).toHaveTextContent(
    /2 days.*3 days.*1,400/,
  );
  expect(
    table.getByRole('row', { name: /^From the merge on/ }),
  ).toHaveTextContent(/no number.*no number.*0$/);
});

describe('the chosen metric', () => {
  it('is the lead time first: over time, how it spreads, where the time goes', async () => {
    renderMetrics();
    const series = within(
      await screen.findByRole('region', { name: 'Change lead time over time' }),
    );
    expect(
      series.getByText(
        'Between 2.5 days and 3.3 days; 2.5 days in the last 7 days. Shorter is better.',
      ),
    ).toBeVisible();
    expect(
      screen.getByText(
        'Half took up to 3.2 days, three quarters up to 4.2 days, nine of ten up to 8.3 days.',
      ),
    ).toBeVisible();
    const stages = within(
      screen.getByRole('table', { name: 'Where the time goes' }),
    );
    expect(
      stages.getByRole('row', { name: /^Review: pull request to merge/ }),
    ).toHaveTextContent('30 h');
  });

  it('has each chart as a table too, in which a time without a value has no number', async () => {
    renderMetrics();
    const series = within(
      await screen.findByRole('region', { name: 'Change lead time over time' }),
    );
    await userEvent.click(series.getByText('As a table'));
    const row = series.getByRole('row', { name: /^8 Nov 2026/ });
    expect(row).toHaveTextContent('no number');
    expect(row).toHaveTextContent('0 changes');
  });

  it('says how much was deployed in the same time and how much of it failed, step by step too', async () => {
    const numbers = numbersWith();
    renderMetrics({
      numbers: async () => ({
        numbers: {
          ...numbers,
          days: [
            {
              ...{ day: '2026-11-08', deployments: 4, changes: 5, failures: 1 },
              ...{ rework: 0, recoveries: 0 },
            },
            {
              ...{ day: '2026-11-14', deployments: 2, changes: 5, failures: 0 },
              ...{ rework: 0, recoveries: 0 },
            },
          ],
        },
      }),
    });
    const series = within(
      await screen.findByRole('region', { name: 'Change lead time over time' }),
    );
    expect(
      series.getByText(
        '6 deployments in the same time. The strong part of a bar is what is known to have failed, 1 in all: an incident, rollback, revert or hotfix followed.',
      ),
    ).toBeVisible();
    await userEvent.click(series.getByText('As a table'));
    const row = series.getByRole('row', { name: /^8 Nov 2026/ });
    expect(
      within(row)
        .getAllByRole('cell')
        .slice(-2)
        .map(cell => cell.textContent),
    ).toEqual(['6', '1']);
  });

  it('marks incidents of the same time, and each opens the deployment that it counts as caused by', async () => {
    const asked = renderMetrics();
    await userEvent.click(
      await screen.findByText(/^1 incident followed; a mark stands above/),
    );
    await userEvent.click(
      screen.getByRole('button', {
        name: 'github:g/9, after checkout at 20 Nov 2026, 12:00:00 UTC',
      }),
    );
    expect(
      await screen.findByRole('dialog', { name: 'Deployment' }),
    ).toBeVisible();
    expect(asked).toContainEqual({
      ...{ days: 90, metric: 'change-fail-rate', only: 'failed', limit: 400 },
    });
  });

  it('asks for no incidents where nothing failed, and says of those that could not be read that they are unknown', async () => {
    const numbers = numbersWith();
    const asked = renderMetrics({
      numbers: async () => ({
        numbers: { ...numbers, counts: { ...numbers.counts, failures: 0 } },
      }),
    });
    await screen.findByRole('table', { name: 'What the number is made of' });
    expect(asked.map(({ only }) => only)).toEqual([undefined]);
    renderMetrics({
      deployments: async (_scope, { only }) => {
        if (only === 'failed') throw new Error('the database is away');
        return { tier: 'production', items: [] };
      },
    });
    expect(
      await screen.findByText(
        'The incidents of this time are unknown: the database is away',
      ),
    ).toBeVisible();
  });

  it('is another one with a press on its tile, in the address', async () => {
    const asked = renderMetrics({ at: '/?after=more' });
    await userEvent.click(
      await screen.findByRole('link', { name: 'Change fail rate' }),
    );
    await waitFor(() =>
      expect(address()).toHaveTextContent('?metric=change-fail-rate'),
    );
    expect(
      screen.getByRole('link', { name: 'Change fail rate' }),
    ).toHaveAttribute('aria-current', 'true');
    expect(
      await screen.findByRole('region', { name: 'Change fail rate over time' }),
    ).toBeVisible();
    await waitFor(() =>
      expect(asked.at(-1)).toMatchObject({
        metric: 'change-fail-rate',
        cursor: undefined,
      }),
    );
  });

  it('draws no chart of nothing', async () => {
    renderMetrics({
      numbers: async () => ({ numbers: unknownNumbers() }),
      deployments: async () => ({ tier: 'production', items: [] }),
    });
    expect(
      await screen.findByText(
        'No deployment of this window is behind this number.',
      ),
    ).toBeVisible();
    expect(
      screen.queryByRole('region', { name: /over time/ }),
    ).not.toBeInTheDocument();
  });
});

describe('the deployments behind a number', () => {
  it('say what they were, what they shipped and what came of them', async () => {
    renderMetrics();
    const table = within(
      await screen.findByRole('table', { name: 'What the number is made of' }),
    );
    const row = table.getByRole('row', { name: /checkout/ });
    expect(row).toHaveTextContent('new version');
    expect(row).toHaveTextContent('2 changes');
    expect(row).toHaveTextContent('2.1 days');
    expect(row).toHaveTextContent(
      'failed: incident, rolled back; recovered after 1.5 h',
    );
  });

  it('come page by page, in the address', async () => {
    const asked = renderMetrics();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Earlier deployments' }),
    );
    await waitFor(() => expect(address()).toHaveTextContent('?after=more'));
    await userEvent.click(
      await screen.findByRole('button', { name: 'From the newest' }),
    );
    await waitFor(() => expect(address()).toBeEmptyDOMElement());
    expect(new Set(asked.map(({ cursor }) => cursor))).toEqual(
      new Set([undefined, 'more']),
    );
  });

  it('of a rate can be narrowed to those that are counted against it, in the address, from the first page on', async () => {
    const asked = renderMetrics({ at: '/?metric=change-fail-rate&after=more' });
    const choice = within(
      await screen.findByRole('radiogroup', { name: 'Which deployments' }),
    );
    await userEvent.click(choice.getByRole('radio', { name: 'Only failed' }));
    await waitFor(() =>
      expect(address()).toHaveTextContent(
        /^\?metric=change-fail-rate&only=failed$/,
      ),
    );
    await waitFor(() =>
      expect(asked.at(-1)).toMatchObject({
        metric: 'change-fail-rate',
        only: 'failed',
        cursor: undefined,
      }),
    );
    await userEvent.click(screen.getByRole('link', { name: 'Rework rate' }));
    await waitFor(() =>
      expect(address()).toHaveTextContent(/^\?metric=rework-rate$/),
    );
    await userEvent.click(
      await screen.findByRole('radio', { name: 'Only unplanned' }),
    );
    await waitFor(() => expect(asked.at(-1)?.only).toBe('unplanned'));
    await userEvent.click(screen.getByRole('radio', { name: 'All' }));
    await waitFor(() =>
      expect(address()).toHaveTextContent(/^\?metric=rework-rate$/),
    );
  });

  it.each(['lead-time', 'rework-rate', 'change-fail-rate&tier=staging'])(
    'of %s are not narrowed by what the address says of another number',
    async metric => {
      const asked = renderMetrics({ at: `/?metric=${metric}&only=failed` });
      await screen.findByRole('table', { name: 'What the number is made of' });
      const ofTable = asked.filter(({ limit }) => limit === 25);
      expect(ofTable.map(({ only }) => only)).toEqual([undefined]);
    },
  );

  it('say why they could not be read, and the numbers stay', async () => {
    renderMetrics({
      deployments: async () => {
        throw new Error('the database is away');
      },
    });
    expect(
      await screen.findByText(
        'The delivery metrics are unknown: the database is away',
      ),
    ).toBeVisible();
    expect(screen.getByText('3.2 days')).toBeVisible();
  });
});

describe('a deployment', () => {
  async function openIt(more?: Parameters<typeof renderMetrics>[0]) {
    renderMetrics(more);
    await userEvent.click(
      await screen.findByRole('button', { name: /^Deployment of checkout at/ }),
    );
    const drawer = within(
      await screen.findByRole('dialog', { name: 'Deployment' }),
    );
    await drawer.findByText('What it shipped');
    return drawer;
  }

  it('opens under its own address, down to pull request, commit, incident and run', async () => {
    const drawer = await openIt();
    expect(
      new URLSearchParams(address().textContent ?? '').get('deployment'),
    ).toBe('component:default/checkout github:g/2');
    const leadsTo = (name: RegExp | string) =>
      drawer.getByRole('link', { name }).getAttribute('href');
    expect(leadsTo(/^#7 Round up/)).toBe('https://g.example/pull/7');
    await userEvent.click(drawer.getByText('1 commit'));
    expect(leadsTo(/^b1b1b1b/)).toBe('https://g.example/commit/b1');
    expect(leadsTo(/^Wrong totals/)).toBe('https://g.example/issues/9');
    expect(leadsTo(/^Git host g/)).toBe('https://g.example/runs/2');
  });

  it('says from which commit the lead time is counted, when that was written, opened and merged', async () => {
    const drawer = await openIt();
    expect(
      drawer.getByText(
        'Counted from commit b1b1b1b, written 18 Nov 2026, 09:00:00 UTC. Opened 19 Nov 2026, 08:00:00 UTC, merged 19 Nov 2026, 15:00:00 UTC.',
      ),
    ).toBeVisible();
    await userEvent.click(drawer.getByText('1 commit'));
    expect(
      drawer.getByRole('link', { name: /^b1b1b1b/ }).closest('li'),
    ).toHaveTextContent('written 18 Nov 2026, 09:00:00 UTC');
  });

  it('says why no commit of it is known, where its changes are looked at', async () => {
    const why =
      'The registry of its image did not let what the image says be read.';
    const { sha: _sha, ...rest } = rolledBack;
    const unnamed = {
      ...{ ...rest, kind: 'unknown' as const, changes: [] },
      withoutSha: { reason: 'registry-refused' as const, sentence: why },
    };
    const detail = `${why} Registry r.example refused.`;
    const drawer = await openIt({
      deployments: async () => ({ tier: 'production', items: [unnamed] }),
      deployment: async () => ({
        ...{ ...rolledBackDetails, deployment: unnamed, changes: [] },
        attempts: rolledBackDetails.attempts.map(attempt => ({
          ...attempt,
          withoutSha: { reason: 'registry-refused' as const, sentence: detail },
        })),
      }),
    });
    expect(
      drawer.getByText(
        `What it shipped is not known, because no commit of it is. ${why}`,
      ),
    ).toBeVisible();
    expect(drawer.getByText(`No commit is known. ${detail}`)).toBeVisible();
    expect(
      screen.getByRole('row', { name: /checkout/, hidden: true }),
    ).toHaveTextContent(`version not namedNo commit is known. ${why}`);
  });

  it('makes no link of what is no web address, and says what is not stored', async () => {
    const drawer = await openIt();
    expect(drawer.getAllByText('a3a3a3a')).toHaveLength(2);
    expect(
      drawer.queryByRole('link', { name: /a3a3a3a/ }),
    ).not.toBeInTheDocument();
    expect(
      drawer.getByText('What its source said about it is not stored.'),
    ).toBeVisible();
  });

  it('leads to what undid it, and Escape closes it', async () => {
    const drawer = await openIt();
    await userEvent.click(
      drawer.getByRole('button', { name: /^rolled back: / }),
    );
    await waitFor(() => expect(address()).toHaveTextContent('github%3Ag%2F3'));
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    await waitFor(() => expect(address()).toBeEmptyDOMElement());
  });

  it('says of an address that names none', async () => {
    renderMetrics({ at: '/?deployment=nonsense' });
    expect(
      await screen.findByText('This address names no deployment.'),
    ).toBeVisible();
  });
});
