import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { SetAsideEvent } from '../../answers';
import type { ReplayedEvent } from '../../deliveryApi';
import { deliveryBackend, numbersWith, renderPages } from '../../__testUtils__';

const webhook: SetAsideEvent = {
  id: 'told-7',
  source: 'github',
  kind: 'github.deployment_status',
  reason: 'deployment: expected object',
  receivedAt: '2026-11-01T00:00:00Z',
};

/** A backend with one event, which it understands as soon as its answers say so. */
function renderAside(
  answers: readonly (ReplayedEvent | Error)[],
  { mayReplay = true, total = 1, opened = '' } = {},
) {
  const replayed: string[] = [];
  let items = [webhook];
  let { reason } = webhook;
  renderPages({
    at: `/readiness/collectors${opened}`,
    answers: {
      collectors: async () => ({ items: [], mayRun: false }),
      delivery: deliveryBackend({
        numbers: async () => ({ numbers: numbersWith() }),
        setAside: async () => ({
          items,
          total: items.length && total,
          mayReplay,
        }),
        setAsideEvent: async () => {
          if (!mayReplay) throw new Error('You may not look at it');
          return {
            event: { ...webhook, reason },
            payload: '{"deployment_status":{"state":"success"}}',
          };
        },
        replay: async id => {
          const answer = answers[replayed.push(id) - 1];
          if (!answer || answer instanceof Error) throw answer;
          if (answer.outcome === 'told') items = [];
          reason = answer.reason ?? reason;
          return answer;
        },
      }),
    },
  });
  return replayed;
}

const openEvent = async () =>
  userEvent.click(
    await screen.findByRole('button', {
      name: 'Look at it: github.deployment_status, deployment: expected object',
    }),
  );
const drawer = async () =>
  within(
    await screen.findByRole('dialog', { name: 'An event that is set aside' }),
  );

describe('events that are set aside', () => {
  it('are shown with what is wrong, and with what they say to whoever may decode them again', async () => {
    renderAside([]);
    const row = within(
      await screen.findByRole('row', { name: /deployment_status/ }),
    );
    expect(row.getByText('deployment: expected object')).toBeVisible();
    await openEvent();
    expect((await drawer()).getByText(/state: success/)).toBeVisible();
  });

  it('are decoded again, and are gone from the list when they are understood', async () => {
    const replayed = renderAside([{ outcome: 'told' }]);
    await openEvent();
    const { getByRole, findByText, queryByRole } = await drawer();
    await userEvent.click(getByRole('button', { name: 'Decode again' }));
    expect(await findByText('It is understood now, and counts.')).toBeVisible();
    expect(queryByRole('button', { name: 'Decode again' })).toBeNull();
    expect(replayed).toEqual(['told-7']);
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByText('Events set aside')).not.toBeInTheDocument();
  });

  it('say why they are still not understood, and may be tried again', async () => {
    const replayed = renderAside([
      { outcome: 'set-aside', reason: 'state: no such state' },
      new Error('The database is away'),
    ]);
    await openEvent();
    const { getByRole, findByText } = await drawer();
    await userEvent.click(getByRole('button', { name: 'Decode again' }));
    expect(await findByText('It is still not understood.')).toBeVisible();
    expect(
      await findByText('github.deployment_status: state: no such state'),
    ).toBeVisible();
    await userEvent.click(getByRole('button', { name: 'Decode again' }));
    expect(
      await findByText('It was not decoded: The database is away'),
    ).toBeVisible();
    expect(replayed).toHaveLength(2);
    await userEvent.keyboard('{Escape}');
    expect(
      screen.queryByRole('dialog', { name: 'An event that is set aside' }),
    ).not.toBeInTheDocument();
  });

  it('offer nothing to whoever may not decode them', async () => {
    renderAside([], { mayReplay: false, total: 120 });
    expect(
      await screen.findByText('deployment: expected object'),
    ).toBeVisible();
    expect(screen.getByText('The newest 1 of 120.')).toBeVisible();
    expect(
      screen.queryByRole('button', { name: /Look at it/ }),
    ).not.toBeInTheDocument();
  });

  it('offer nothing either when an address leads there that somebody else sent', async () => {
    renderAside([], { mayReplay: false, opened: '?event=told-7' });
    const { findByText, queryByRole } = await drawer();
    expect(
      await findByText(
        'What the event says is unknown: You may not look at it',
      ),
    ).toBeVisible();
    expect(
      await screen.findByText('deployment: expected object'),
    ).toBeVisible();
    expect(queryByRole('button', { name: 'Decode again' })).toBeNull();
  });

  it('are not spoken of while there are none', async () => {
    renderPages({
      at: '/readiness/collectors',
      answers: {
        collectors: async () => ({ items: [], mayRun: false }),
        delivery: deliveryBackend({
          numbers: async () => ({ numbers: numbersWith() }),
        }),
      },
    });
    expect(
      await screen.findByText('Deployments, changes and incidents'),
    ).toBeVisible();
    expect(screen.queryByText('Events set aside')).not.toBeInTheDocument();
  });
});
