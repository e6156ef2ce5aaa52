import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  allAnswer,
  assessment,
  check,
  prerequisite,
  renderPages,
} from '../../__testUtils__';

const at = '/readiness';

describe('the signals', () => {
  it('compares each signal with its line in the signal’s own unit', async () => {
    renderPages({
      at,
      answers: {
        organisation: async () => ({ assessment, sources: allAnswer }),
      },
    });
    const reactive = await screen.findByRole('row', {
      name: /The platform team is mostly reactive/,
    });
    expect(within(reactive).getByText('40 %')).toBeVisible();
    expect(
      within(reactive).getByRole('link', { name: 'not measured' }),
    ).toHaveAttribute(
      'href',
      '/readiness/prerequisites/P4#platform-work-is-planned',
    );
    // Why, in the check's own words: a tracker that refuses is no tracker that is missing.
    expect(reactive).toHaveTextContent(
      check('platform-work-is-planned').explanation,
    );
    const joiners = screen.getByRole('row', { name: /Nobody knows how long/ });
    expect(within(joiners).getByText('yes')).toBeVisible();
  });

  it.each([
    [{ day: '2026-10-03', isAtLeast: false }, /^3 Oct 2026$/],
    [{ day: '2026-10-03', isAtLeast: true }, /^3 Oct 2026 at the latest$/],
    [undefined, /^$/],
  ])('says since when a signal is seen: %j', async (since, says) => {
    const [first, ...others] = assessment.signals;
    if (!first) throw new Error('The golden document has no signals');
    renderPages({
      at,
      answers: {
        organisation: async () => ({
          assessment: {
            ...assessment,
            signals: [
              { ...first, ...(since ? { state: 'shown', since } : {}) },
              ...others,
            ],
          },
          sources: allAnswer,
        }),
      },
    });
    const row = await screen.findByRole('row', {
      name: new RegExp(first.title),
    });
    expect(within(row).getAllByRole('cell')[2]).toHaveTextContent(says);
  });

  it('opens the check of a signal, on the page itself or on that of its prerequisite, again and again', async () => {
    const user = userEvent.setup();
    const { checks, ...others } = prerequisite('P4');
    renderPages({
      at,
      answers: {
        organisation: async () => ({ assessment, sources: allAnswer }),
        prerequisite: async () => ({
          prerequisite: { checks, ...others },
          history: [],
          asOf: assessment.asOf,
          standard: assessment.standard,
          sources: allAnswer,
        }),
      },
    });
    const questions = await screen.findByRole('row', {
      name: /The same five questions/,
    });
    const row = () => {
      const found = document.getElementById('asks-the-same-questions');
      if (!found) throw new Error('The check is not on the page');
      return found;
    };
    expect(row()).not.toHaveAttribute('open');
    const opensIt = within(questions).getByRole('link');
    await user.click(opensIt);
    expect(row()).toHaveAttribute('open');
    const [summary] = row().children;
    expect(summary).toHaveFocus();
    row().removeAttribute('open');
    await user.click(opensIt);
    expect(row()).toHaveAttribute('open');

    const reactive = screen.getByRole('row', {
      name: /The platform team is mostly reactive/,
    });
    await user.click(within(reactive).getByRole('link'));
    const title = await screen.findByText(
      check('platform-work-is-planned').title,
    );
    expect(title.closest('details')).toHaveAttribute('open');
  });
});
