import {
  act,
  fireEvent,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  baselineWith,
  knownMetrics,
  numbersWith,
  renderFreezing,
  undefinedMetric,
  unknownNumbers,
} from '../../__testUtils__';

jest.setTimeout(120_000);

const DAY_MS = 86_400_000;
const later = new Date(Date.now() + 200 * DAY_MS).toISOString().slice(0, 10);

const user = userEvent.setup();

async function nameIt(name: string) {
  const field = await screen.findByRole('textbox', { name: /^Name/ });
  await user.clear(field);
  await user.type(field, name);
  await user.click(screen.getByRole('button', { name: 'Next: targets' }));
}

function leadTime() {
  return within(screen.getByRole('group', { name: /^Change lead time/ }));
}

async function fillIn(amount: string, day = later) {
  await screen.findByRole('group', { name: /^Change lead time/ });
  const field = leadTime().getByRole('textbox', { name: 'At most' });
  await user.clear(field);
  await user.type(field, amount);
  await user.tab();
  fireEvent.change(leadTime().getByLabelText('By'), { target: { value: day } });
}

async function chooseOwner() {
  await user.click(leadTime().getByRole('combobox', { name: 'Owner' }));
  await user.click(await screen.findByRole('option', { name: /Platform/ }));
}

async function confirm() {
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByRole('button', { name: 'Freeze' }));
}

function pressFreeze(name: string) {
  return user.click(screen.getByRole('button', { name: `Freeze “${name}”` }));
}

describe('freezing', () => {
  it('shows what is frozen, what of it can show a change, and what cannot be frozen and why', async () => {
    renderFreezing({
      numbers: numbersWith({
        metrics: {
          ...knownMetrics,
          reworkRate: undefinedMetric('percent', 'no-deployments'),
        },
      }),
    });
    const table = within(
      await screen.findByRole('table', { name: 'What you freeze' }),
    );
    const row = (name: RegExp) => within(table.getByRole('row', { name }));
    expect(
      row(/^Change lead time/).getByText('can show a change later'),
    ).toBeVisible();
    expect(
      row(/^Recovery time/).getByText('too few to show a change'),
    ).toBeVisible();
    expect(row(/^Rework rate/).getByText('cannot be frozen')).toBeVisible();
    expect(
      row(/^Rework rate/).getByText(
        'Sentence of no-deployments. What would define no-deployments.',
      ),
    ).toBeVisible();
  });

  it('shows everything to who may not freeze, says who may, and offers no way on', async () => {
    renderFreezing({ mayFreeze: false });
    await screen.findByText(/^Only administrators of this portal may freeze/);
    expect(
      screen.getByRole('table', { name: 'What you freeze' }),
    ).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'Next: targets' }),
    ).not.toBeInTheDocument();
  });

  it('says of a window without deployments that there is nothing to freeze', async () => {
    renderFreezing({ numbers: unknownNumbers() });
    await screen.findByRole('heading', {
      name: 'There is nothing to freeze in this window.',
    });
    expect(
      screen.queryByRole('button', { name: 'Next: targets' }),
    ).not.toBeInTheDocument();
  });

  it('freezes what was before a change that has begun already, and takes its last day along to the second screen and back', async () => {
    const { asked, frozen } = renderFreezing();
    const field = await screen.findByLabelText('Last day');
    await waitFor(() => expect(field).toHaveValue('2026-11-20'));
    expect(field).toHaveAccessibleDescription(/^Yesterday, unless/);
    fireEvent.change(field, { target: { value: '2026-07-25' } });
    await waitFor(() => expect(asked).toContain('2026-07-26'));
    // The name that is proposed is of the window, and not of today.
    await waitFor(() =>
      expect(screen.getByRole('textbox', { name: /^Name/ })).toHaveValue(
        'Up to 25 Jul 2026',
      ),
    );
    await nameIt('Before the work');
    await screen.findByRole('group', { name: /^Change lead time/ });
    await user.click(screen.getByRole('link', { name: 'Back' }));
    expect(await screen.findByLabelText('Last day')).toHaveValue('2026-07-25');
    await user.click(screen.getByRole('button', { name: 'Next: targets' }));
    await screen.findByRole('group', { name: /^Change lead time/ });
    await pressFreeze('Before the work');
    await confirm();
    await waitFor(() =>
      expect(frozen).toMatchObject([{ from: '2026-04-27', to: '2026-07-26' }]),
    );
  });

  it.each(['2126-01-01', '0202-07-25'])(
    'does not go on with %s, which is no day that is over, and asks nobody about it',
    async day => {
      const { asked } = renderFreezing();
      const field = await screen.findByLabelText('Last day');
      fireEvent.change(field, { target: { value: day } });
      expect(
        await screen.findByText('Choose a day in the past.'),
      ).toBeVisible();
      expect(field).toHaveValue(day);
      expect(
        screen.getByRole('button', { name: 'Next: targets' }),
      ).toBeDisabled();
      fireEvent.change(field, { target: { value: '' } });
      await waitFor(() =>
        expect(
          screen.getByRole('button', { name: 'Next: targets' }),
        ).toBeEnabled(),
      );
      expect(new Set(asked)).toEqual(new Set([undefined, '2026-11-21']));
    },
  );

  it('asks for a name that is not taken beside its field, and keeps what was written', async () => {
    renderFreezing({ items: [baselineWith()] });
    await nameIt('Before the common pipeline');
    expect(
      await screen.findByText(
        'A baseline already has this name. Choose another one.',
      ),
    ).toBeVisible();
    expect(screen.getByRole('textbox', { name: /^Name/ })).toHaveValue(
      'Before the common pipeline',
    );
  });

  it('freezes once with its target, after one question, and shows what was frozen', async () => {
    const { frozen, targets } = renderFreezing();
    await nameIt('Before the move');
    await fillIn('1');
    await chooseOwner();
    await pressFreeze('Before the move');
    expect(frozen).toEqual([]);
    await confirm();
    expect(
      await screen.findByRole('heading', { name: /^Too early to compare/ }),
    ).toBeVisible();
    expect(frozen).toEqual([
      {
        scope: 'organisation:default',
        name: 'Before the move',
        from: '2026-08-23',
        to: '2026-11-21',
        shown: expect.objectContaining({
          leadTime: { value: 76, sampleSize: 20 },
        }),
      },
    ]);
    expect(targets).toEqual([
      {
        metric: 'leadTime',
        value: 24,
        owner: 'group:default/platform',
        dueDay: later,
      },
    ]);
  });

  it('freezes once, and sets each target once, however often it is clicked', async () => {
    const { frozen, targets } = renderFreezing();
    await nameIt('Before the move');
    await fillIn('1');
    await chooseOwner();
    await pressFreeze('Before the move');
    const dialog = await screen.findByRole('dialog');
    const freeze = within(dialog).getByRole('button', { name: 'Freeze' });
    // Both before the page is drawn anew.
    act(() => {
      freeze.click();
      freeze.click();
    });
    await screen.findByRole('heading', { name: /^Too early to compare/ });
    expect(frozen).toHaveLength(1);
    expect(targets).toHaveLength(1);
  });

  it('says beside each field what is wrong with it, sends nothing, and loses nothing', async () => {
    const { frozen } = renderFreezing();
    await nameIt('Before the move');
    await fillIn('9', '2020-01-01');
    await pressFreeze('Before the move');
    expect(
      await leadTime().findByText(
        'This is worse than the baseline of 3.2 days.',
      ),
    ).toBeVisible();
    expect(leadTime().getByText('Choose who answers for it.')).toBeVisible();
    expect(leadTime().getByText('Choose a day in the future.')).toBeVisible();
    expect(leadTime().getByLabelText('By')).toHaveValue('2020-01-01');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(frozen).toEqual([]);

    await user.click(screen.getByRole('link', { name: 'Back' }));
    expect(await screen.findByRole('textbox', { name: /^Name/ })).toHaveValue(
      'Before the move',
    );
    await user.click(screen.getByRole('button', { name: 'Next: targets' }));
    await screen.findByRole('group', { name: /^Change lead time/ });
    expect(leadTime().getByRole('textbox', { name: 'At most' })).toHaveValue(
      '9',
    );
  });

  it('says which target was refused and why, and sets it without freezing again', async () => {
    const { frozen, targets } = renderFreezing({
      refuses: 'There is no group:default/platform in the catalog',
    });
    await nameIt('Before the move');
    await fillIn('1');
    await chooseOwner();
    await pressFreeze('Before the move');
    await confirm();
    await screen.findByText(
      'This target was not set: There is no group:default/platform in the catalog',
    );
    await user.click(screen.getByRole('button', { name: 'Set 1 target' }));
    await screen.findByRole('heading', { name: /^Too early to compare/ });
    expect(frozen).toHaveLength(1);
    expect(targets).toHaveLength(1);
  });

  it('does not freeze again what it froze when only the answer got lost', async () => {
    const { frozen, targets } = renderFreezing({ losesAnswer: true });
    await nameIt('Before the move');
    await fillIn('1');
    await chooseOwner();
    await pressFreeze('Before the move');
    await confirm();
    await user.click(
      await screen.findByRole('link', { name: 'Set its targets' }),
    );
    await user.click(
      await screen.findByRole('button', { name: 'Set 1 target' }),
    );
    await waitFor(() => expect(targets).toHaveLength(1));
    expect(frozen).toHaveLength(1);
  });
});
