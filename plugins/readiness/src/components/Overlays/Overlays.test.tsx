import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  deliveryBackend,
  knownMetrics,
  numbersWith,
  renderOnEntity,
  rolledBack,
  rolledBackDetails,
} from '../../__testUtils__';
import type { DeliveryMetric, DeliveryOverlay } from '../../answers';
import type { AskedOverlay } from '../../deliveryApi';
import { ServiceDelivery } from '../DeliveryContent';

const SERVICE = 'component:default/checkout';
const REASON = 'The outage was that of our provider of power.';
const CLAIM = 'This incident was not caused by this deployment';

const setAside: DeliveryOverlay = {
  id: '1',
  service: SERVICE,
  kind: 'incident-not-caused-by',
  incident: 'github:g/9',
  deployment: 'github:g/2',
  said: {
    by: 'user:default/one',
    at: '2026-11-21T10:00:00.000Z',
    reason: REASON,
  },
};

interface Given {
  readonly mayContest?: boolean;
  readonly items?: readonly DeliveryOverlay[];
  /** Why the backend refuses what is said. */
  readonly refuses?: string;
  readonly metric?: Partial<DeliveryMetric>;
  /** The deployment rests on what was said. */
  readonly isContested?: boolean;
  readonly at?: string;
}

/** A backend that remembers what was said. */
function renderTab(given: Given = {}) {
  let items = [...(given.items ?? [])];
  const said: AskedOverlay[] = [];
  const revoked: string[] = [];
  const inForce = () => items.find(item => !item.revoked);
  renderOnEntity(<ServiceDelivery />, {
    at: given.at ?? '/',
    entity: {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: 'checkout', namespace: 'default' },
    },
    answers: {
      delivery: deliveryBackend({
        numbers: async () => ({
          numbers: numbersWith({
            metrics: {
              ...knownMetrics,
              changeFailRate: {
                ...knownMetrics.changeFailRate,
                ...given.metric,
              },
            },
          }),
        }),
        deployments: async () => ({
          tier: 'production',
          items: [
            given.isContested
              ? { ...rolledBack, isContested: true }
              : rolledBack,
          ],
        }),
        deployment: async () => {
          const overlay = inForce();
          return {
            ...rolledBackDetails,
            incidents: rolledBackDetails.incidents.map(incident =>
              overlay ? { ...incident, setAside: overlay } : incident,
            ),
          };
        },
        overlays: async () => ({
          items: [...items],
          contestable: given.mayContest === false ? [] : [SERVICE],
        }),
        say: async (_service, asked) => {
          said.push(asked);
          if (given.refuses !== undefined) throw new Error(given.refuses);
          items = [setAside, ...items];
          return setAside;
        },
        revoke: async ({ id }, reason) => {
          revoked.push(reason);
          const by = { ...setAside.said, reason };
          items = items.map(item =>
            item.id === id ? { ...item, revoked: by } : item,
          );
          return { ...setAside, revoked: by };
        },
      }),
    },
  });
  return { said, revoked };
}

async function openDeployment() {
  const marks = await screen.findByRole('table', { name: 'History' });
  await userEvent.click(
    within(marks).getByRole('button', { name: /^a3a3a3a \+2, new version/ }),
  );
  const drawer = await screen.findByRole('dialog', { name: 'Deployment' });
  return within(drawer);
}

describe('What people say of a deployment', () => {
  it('is asked for with a reason and with what will change, and is sent once', async () => {
    const { said } = renderTab();
    const drawer = await openDeployment();
    await userEvent.click(await drawer.findByRole('button', { name: CLAIM }));
    const form = within(drawer.getByRole('region', { name: CLAIM }));
    expect(
      form.getByText(/^The incident then counts against no deployment/),
    ).toBeVisible();
    const field = form.getByRole('textbox', { name: 'Why' });
    expect(field).toHaveFocus();

    await userEvent.type(field, 'short');
    await userEvent.click(form.getByRole('button', { name: CLAIM }));
    expect(await form.findByText(/^Write 10 characters or more/)).toBeVisible();
    expect(said).toEqual([]);

    await userEvent.clear(field);
    await userEvent.type(field, `  ${REASON} `);
    await userEvent.dblClick(form.getByRole('button', { name: CLAIM }));
    expect(await drawer.findByText(/^Set aside by/)).toHaveTextContent(REASON);
    expect(said).toEqual([
      {
        kind: 'incident-not-caused-by',
        incident: 'github:g/9',
        deployment: 'github:g/2',
        reason: REASON,
      },
    ]);
    expect(drawer.queryByRole('button', { name: CLAIM })).toBeNull();
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog', { name: 'Deployment' })).toBeNull(),
    );
  });

  it('is not said by Cancel, nor kept in the form', async () => {
    const { said } = renderTab();
    const drawer = await openDeployment();
    await userEvent.click(await drawer.findByRole('button', { name: CLAIM }));
    await userEvent.type(drawer.getByRole('textbox', { name: 'Why' }), REASON);
    await userEvent.click(drawer.getByRole('button', { name: 'Cancel' }));
    expect(drawer.queryByRole('textbox')).toBeNull();
    expect(drawer.getByRole('button', { name: CLAIM })).toHaveFocus();
    await userEvent.click(drawer.getByRole('button', { name: CLAIM }));
    expect(drawer.getByRole('textbox', { name: 'Why' })).toHaveValue('');
    expect(said).toEqual([]);
  });

  it('is left by Escape, which leaves the drawer open, and goes back to the button', async () => {
    const { said } = renderTab();
    const drawer = await openDeployment();
    await userEvent.click(await drawer.findByRole('button', { name: CLAIM }));
    await userEvent.type(drawer.getByRole('textbox', { name: 'Why' }), REASON);
    await userEvent.keyboard('{Escape}');
    expect(drawer.queryByRole('textbox')).toBeNull();
    expect(drawer.getByRole('button', { name: CLAIM })).toHaveFocus();
    expect(screen.getByRole('dialog', { name: 'Deployment' })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog', { name: 'Deployment' })).toBeNull(),
    );
    expect(said).toEqual([]);
  });

  it('takes whoever wrote too little back to the field', async () => {
    const { said } = renderTab();
    const drawer = await openDeployment();
    await userEvent.click(await drawer.findByRole('button', { name: CLAIM }));
    const form = within(drawer.getByRole('region', { name: CLAIM }));
    await userEvent.click(form.getByRole('button', { name: CLAIM }));
    expect(form.getByRole('textbox', { name: 'Why' })).toHaveFocus();
    expect(said).toEqual([]);
  });

  it('stays in the form with the reason why it was refused', async () => {
    const refuses = 'user:default/two said so on 20 Nov 2026: Power cut.';
    renderTab({ refuses });
    const drawer = await openDeployment();
    await userEvent.click(await drawer.findByRole('button', { name: CLAIM }));
    await userEvent.type(drawer.getByRole('textbox', { name: 'Why' }), REASON);
    const form = within(drawer.getByRole('region', { name: CLAIM }));
    await userEvent.click(form.getByRole('button', { name: CLAIM }));
    expect(await form.findByRole('alert')).toHaveTextContent(
      `Nothing was changed: ${refuses}`,
    );
    expect(form.getByRole('textbox', { name: 'Why' })).toHaveValue(REASON);
  });

  it('is taken back with a reason, and stays in the list', async () => {
    const { revoked } = renderTab({ items: [setAside] });
    const drawer = await openDeployment();
    const name = `Take back: ${CLAIM}`;
    await userEvent.click(await drawer.findByRole('button', { name }));
    await userEvent.type(
      drawer.getByRole('textbox', { name: 'Why' }),
      'It was us after all.',
    );
    const form = within(drawer.getByRole('region', { name }));
    await userEvent.click(form.getByRole('button', { name }));
    await waitFor(() => expect(revoked).toEqual(['It was us after all.']));
    expect(await drawer.findByRole('button', { name: CLAIM })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    const list = within(
      await screen.findByRole('table', { name: 'What people said' }),
    );
    expect(list.getByText(/^Set aside by/)).toBeVisible();
    expect(list.getByText(/^Taken back by/)).toBeVisible();
    expect(list.queryByRole('button', { name })).toBeNull();
  });

  it('has no button for whoever may not, and says who may', async () => {
    renderTab({ mayContest: false, items: [setAside] });
    const drawer = await openDeployment();
    expect(await drawer.findByText(/^Whoever owns/)).toHaveTextContent(
      'readiness.delivery.contest',
    );
    expect(drawer.getByText(/^Set aside by/)).toBeVisible();
    for (const name of [CLAIM, /^Take back/, /hotfix/, /is not production/]) {
      expect(drawer.queryByRole('button', { name })).toBeNull();
    }
  });
});

describe('A number', () => {
  it('says how much of it rests on what people said, and what it would be without', async () => {
    renderTab({
      metric: {
        value: 15,
        sampleSize: 14,
        moved: { items: 2, value: 18, sampleSize: 14 },
      },
    });
    expect(
      await screen.findByText(
        '2 of 14 rest on what people said; without: 18 %',
      ),
    ).toBeVisible();
  });

  it('has no list and no line where nobody said anything', async () => {
    renderTab();
    await screen.findByRole('table', { name: 'History' });
    expect(screen.queryByText(/what people said/)).toBeNull();
    expect(
      screen.queryByRole('table', { name: 'What people said' }),
    ).toBeNull();
  });
});

describe('What people said, as a file', () => {
  it('has who said it, when and why, also of what was taken back', async () => {
    const files: Blob[] = [];
    // A browser of tests has no place for files.
    Object.assign(URL, {
      createObjectURL: (file: Blob) => {
        files.push(file);
        return 'blob:one';
      },
      revokeObjectURL: () => undefined,
    });
    const press = jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(() => undefined);
    const revoked = { ...setAside.said, reason: 'It was us after all.' };
    renderTab({ items: [{ ...setAside, revoked }] });
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Save as JSON: What people said',
      }),
    );
    expect(await screen.findByText('1 row saved.')).toBeVisible();
    press.mockRestore();
    expect(JSON.parse((await files[0]?.text()) ?? '')).toEqual([
      {
        service: SERVICE,
        kind: 'incident-not-caused-by',
        deployment: 'github:g/2',
        incident: 'github:g/9',
        said_by: 'user:default/one',
        said_at: '2026-11-21T10:00:00.000Z',
        why: REASON,
        revoked_by: 'user:default/one',
        revoked_at: '2026-11-21T10:00:00.000Z',
        revoked_why: 'It was us after all.',
      },
    ]);
  });
});

describe('A mark of the history', () => {
  it.each([
    [false, 'a3a3a3a +2'],
    [true, 'a3a3a3a +2, contested'],
  ])(
    'is called by what is to be seen of it first, so that it can be spoken to (contested: %s)',
    async (isContested, seen) => {
      renderTab({ isContested });
      const marks = await screen.findByRole('table', { name: 'History' });
      const mark = within(marks).getByRole('button');
      expect(mark).toHaveTextContent(seen);
      expect(mark).toHaveAccessibleName(
        expect.stringMatching(
          isContested
            ? /^a3a3a3a \+2, contested, new .*; rests on what people said$/
            : /^a3a3a3a \+2, new .*recovered after 1.5 h$/,
        ),
      );
    },
  );

  it('and its row in the table say that it rests on what people said, where it does', async () => {
    renderTab({ isContested: true, at: '/?metric=change-fail-rate' });
    const table = await screen.findByRole('table', {
      name: 'What the number is made of',
    });
    expect(
      within(table).getByText('contested: rests on what people said'),
    ).toBeVisible();
  });
});
