import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  baselineWith,
  deliveryBackend,
  leadTimeTarget,
  proofWith,
  renderDeliveryPages,
} from '../../__testUtils__';
import type { DeliveryBaseline, DeliveryProof } from '../../answers';
import type { DeliveryApi } from '../../deliveryApi';

function renderBaselines({
  items = [baselineWith()],
  mayFreeze = true,
  proof = proofWith(),
  at = '/delivery/baseline',
  ...answers
}: {
  readonly items?: readonly DeliveryBaseline[];
  readonly mayFreeze?: boolean;
  readonly proof?: DeliveryProof;
  readonly at?: string;
  readonly baselines?: DeliveryApi['baselines'];
} = {}) {
  const asked: (string | undefined)[] = [];
  renderDeliveryPages({
    at,
    answers: {
      delivery: deliveryBackend({
        baselines:
          answers.baselines ?? (async () => ({ items: [...items], mayFreeze })),
        proof: async ({ to }) => {
          asked.push(to);
          return proof;
        },
      }),
    },
  });
  return asked;
}

/** A quarter that is long over, whatever day it is. */
const LONG_AGO = baselineWith({
  window: {
    ...{ fromDay: '2026-01-01', toDay: '2026-04-01' },
    ...{ days: 90, timeZone: 'UTC' },
  },
});

function row(metric: string) {
  return within(screen.getByRole('row', { name: new RegExp(`^${metric}`) }));
}

describe('the page of a baseline', () => {
  it('answers first what became better, and says of what it does not show that it is neither', async () => {
    renderBaselines();
    expect(
      await screen.findByRole('heading', {
        name: 'Better than in the baseline: Change lead time.',
      }),
    ).toBeVisible();
    expect(
      screen.getByText(
        'Not shown: Deployment frequency, Change fail rate, and Rework rate. The difference may be chance alone; that is neither better nor worse.',
      ),
    ).toBeVisible();
  });

  it('shows before and after with the interval in words, and the dip that changes begin with', async () => {
    renderBaselines();
    await screen.findByRole('table', { name: /metric by metric/ });
    const lead = row('Change lead time');
    expect(lead.getByText('3.2 days')).toBeVisible();
    expect(lead.getByText('40 h')).toBeVisible();
    expect(lead.getByText('better')).toBeVisible();
    expect(
      lead.getByText('From 47 h shorter to 20 h shorter, in 95 of 100 draws.'),
    ).toBeVisible();
    expect(lead.getByText('69 % of the way')).toBeVisible();
    expect(lead.getByRole('link', { name: 'platform' })).toBeVisible();
    for (const form of ['CSV', 'JSON'])
      expect(
        screen.getByRole('button', {
          name: `Save as ${form}: Baseline “Before the common pipeline”, metric by metric`,
        }),
      ).toBeEnabled();
    const rate = row('Change fail rate');
    expect(rate.getByText('not shown')).toBeVisible();
    expect(
      rate.getByText(
        'From 6 points lower to 9.5 points higher, in 95 of 100 draws.',
      ),
    ).toBeVisible();
    expect(
      rate.getByText('More deployments fail than in the baseline.'),
    ).toBeVisible();
    const recovery = row('Recovery time');
    expect(recovery.getByText('cannot be compared')).toBeVisible();
    expect(
      recovery.getByText('It has no value in the baseline.'),
    ).toBeVisible();
  });

  it('names hash, standard, author and what was to be known then', async () => {
    renderBaselines();
    expect(await screen.findByText('f1'.repeat(32))).toBeVisible();
    expect(screen.getByText('organisation 2026.2')).toBeVisible();
    expect(screen.getByRole('link', { name: 'rhea' })).toBeVisible();
    expect(screen.getByText('The sources disagree.')).toBeVisible();
    expect(screen.getByText('none: it is the first')).toBeVisible();
    expect(
      screen.getByText(/^20 Feb 2027 and 21 May 2027, 90 and 180 days after/),
    ).toBeVisible();
  });

  it('leads to what was to be seen after 90 and 180 days once they have passed, and asks for just that', async () => {
    const asked = renderBaselines({
      items: [LONG_AGO],
      proof: proofWith({ baseline: LONG_AGO }),
    });
    const link = await screen.findByRole('link', { name: '30 Jun 2026' });
    expect(link).toHaveAttribute(
      'href',
      `/delivery/baseline?of=${LONG_AGO.hash}&until=2026-06-29`,
    );
    expect(asked).toEqual([undefined]);
    await userEvent.click(link);
    await waitFor(() => expect(asked).toEqual([undefined, '2026-06-30']));
    const field = screen.getByLabelText('Compared up to');
    expect(field).toHaveValue('2026-06-29');
    fireEvent.change(field, { target: { value: '2026-07-15' } });
    await waitFor(() => expect(asked.at(-1)).toBe('2026-07-16'));
    expect(screen.getByRole('note', { name: 'Address' })).toHaveTextContent(
      'until=2026-07-15',
    );
  });

  it('asks for no day to come, and says so beside the field', async () => {
    const asked = renderBaselines({
      at: '/delivery/baseline?until=2999-01-01',
      items: [LONG_AGO],
      proof: proofWith({ baseline: LONG_AGO }),
    });
    expect(await screen.findByText('Choose a day in the past.')).toBeVisible();
    expect(asked).toEqual([undefined]);
  });

  it('says of a window that is shorter than what was frozen that it is, and until when', async () => {
    const { after } = proofWith();
    renderBaselines({
      proof: {
        ...proofWith(),
        ...(after
          ? { after: { ...after, window: { ...after.window, days: 28 } } }
          : {}),
      },
    });
    expect(
      await screen.findByText(
        /^That is shorter than the 90 days that were frozen, and as long from 20 Feb 2027 on/,
      ),
    ).toBeVisible();
  });

  it('says that it is too early, and from when on it is not', async () => {
    const { after: _, ...early } = proofWith();
    renderBaselines({ proof: early });
    expect(
      await screen.findByRole('heading', {
        name: 'Too early to compare: from 20 Dec 2026 on.',
      }),
    ).toBeVisible();
    const columns = screen
      .getAllByRole('columnheader')
      .map(({ textContent }) => textContent);
    expect(columns).toEqual(['Metric', 'Frozen', 'Target']);
  });

  it('says before everything else that somebody changed it, and proves nothing by it', async () => {
    const touched = baselineWith({ isIntact: false });
    renderBaselines({
      items: [touched],
      proof: proofWith({ baseline: touched }),
    });
    expect(
      await screen.findByRole('heading', {
        name: 'This is no longer what was frozen.',
      }),
    ).toBeVisible();
    expect(
      screen.queryByText(/^Better than in the baseline/),
    ).not.toBeInTheDocument();
  });

  it('shows everything to who may not freeze, and says who may', async () => {
    renderBaselines({ mayFreeze: false });
    expect(
      await screen.findByText(/^Only administrators of this portal may freeze/),
    ).toBeVisible();
    expect(screen.getByText('69 % of the way')).toBeVisible();
    expect(
      screen.queryByRole('link', { name: 'Freeze another baseline' }),
    ).not.toBeInTheDocument();
  });

  it('keeps every target that was ever set in sight', async () => {
    const [newest] = proofWith().targetHistory;
    if (!newest) throw new Error('no target');
    const before = {
      ...newest,
      value: 48,
      setAt: '2026-11-22T10:00:30.000Z',
      outcome: { state: 'met', until: '2027-01-11', value: 47 } as const,
    };
    const missed = {
      ...{ ...before, value: 47.5, setAt: '2026-11-22T10:00:20.000Z' },
      outcome: { state: 'missed', until: '2027-01-01', value: 50 } as const,
    };
    renderBaselines({
      proof: proofWith({ targetHistory: [newest, before, missed] }),
    });
    const history = within(
      await screen.findByRole('table', { name: 'Every target that was set' }),
    );
    expect(history.getByText('24 h')).toBeVisible();
    expect(history.getByText('2 days')).toBeVisible();
    expect(history.getByText('to come')).toBeVisible();
    expect(history.getByText('met: 47 h on 10 Jan 2027')).toBeVisible();
    expect(history.getByText('missed: 2.1 days on 31 Dec 2026')).toBeVisible();
  });

  it('says of a target whose day has passed what became of it, beside how far it is today', async () => {
    renderBaselines({
      proof: proofWith({
        targetHistory: [
          {
            ...leadTimeTarget,
            outcome: { state: 'missed', until: '2027-05-02', value: 30 },
          },
        ],
      }),
    });
    const table = within(
      await screen.findByRole('table', {
        name: 'Baseline “Before the common pipeline”, metric by metric',
      }),
    );
    expect(table.getByText('69 % of the way')).toBeVisible();
    expect(table.getByText('missed: 30 h on 1 May 2027')).toBeVisible();
    expect(
      screen.getByRole('table', { name: 'Every target that was set' }),
    ).toBeVisible();
  });

  it('says that nothing is frozen yet, and leads to freezing', async () => {
    renderBaselines({ items: [] });
    expect(
      await screen.findByRole('heading', { name: 'Nothing is frozen yet.' }),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'Freeze today’s numbers' }),
    ).toHaveAttribute('href', '/delivery/baseline/new');
  });

  it('lists what is frozen of teams and services beside the organisation, each where it is', async () => {
    const ofTeam = baselineWith({
      hash: 'a2'.repeat(32),
      name: 'Before the move',
      scope: { kind: 'team', ref: 'group:default/cards' },
    });
    renderBaselines({ items: [baselineWith(), ofTeam] });
    expect(
      await screen.findByRole('link', { name: 'Before the move' }),
    ).toHaveAttribute(
      'href',
      `/catalog/default/group/cards/delivery/baseline?of=${'a2'.repeat(32)}`,
    );
  });

  it('says of an address that names no baseline that it does not', async () => {
    renderBaselines({ at: '/delivery/baseline?of=nothing' });
    expect(
      await screen.findByText(
        'There is no baseline at this address that you may see.',
      ),
    ).toBeVisible();
  });

  it('says why baselines are unknown, and asks again when told to', async () => {
    let isDown = true;
    renderBaselines({
      baselines: async () => {
        if (isDown) throw new Error('the database is down');
        return { items: [], mayFreeze: false };
      },
    });
    await screen.findByText('The baselines are unknown: the database is down');
    isDown = false;
    await userEvent.click(screen.getByRole('button', { name: 'Ask again' }));
    await waitFor(() =>
      expect(
        screen.getByRole('heading', { name: 'Nothing is frozen yet.' }),
      ).toBeVisible(),
    );
  });
});
