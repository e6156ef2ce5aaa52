import {
  isOfOrganisation,
  readablePrerequisite,
  type MayRead,
} from '@groundwork/plugin-readiness-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  allAnswer,
  assessment,
  check,
  observed,
  prerequisite,
  renderPages,
  viewOf,
} from '../../__testUtils__';
import type { PrerequisiteAnswer } from '../../answers';

const { standard, asOf } = assessment;
const foundation = prerequisite('P1').score.displayed;

function renderPrerequisite(
  id: string,
  history: PrerequisiteAnswer['history'] = [],
  mayRead: MayRead = () => true,
) {
  return renderPages({
    at: `/readiness/prerequisites/${id}`,
    answers: {
      prerequisite: async asked => ({
        prerequisite: readablePrerequisite(prerequisite(asked), mayRead),
        standard,
        asOf,
        history,
        sources: allAnswer,
      }),
      evidence: async ({ id: wanted }) => viewOf({ ...observed, id: wanted }),
    },
  });
}

describe('PrerequisitePage', () => {
  it('answers first and shows what the points are made of', async () => {
    renderPrerequisite('P1');
    expect(
      await screen.findByRole('heading', {
        name: `Consistent foundation fails because of a veto, whatever the ${foundation.unknown} % still unknown shows.`,
      }),
    ).toBeVisible();
    expect(
      screen.getByText(
        new RegExp(
          `^Of 100 points, ${foundation.lo} are earned, \\d+ are lost`,
        ),
      ),
    ).toBeVisible();
    const vetoes = within(screen.getByRole('region', { name: 'Vetoes' }));
    expect(
      vetoes.getAllByRole('listitem').map(item => item.textContent),
    ).toEqual([
      expect.stringMatching(/^in force/),
      expect.stringMatching(/^unknown/),
      expect.stringMatching(/^unknown/),
    ]);
  });

  it('calls a check so that nothing measures yet', async () => {
    const golden = prerequisite('P1');
    const declared = check('uses-one-identity-pattern');
    const checks = golden.checks.map(item =>
      item === declared ? { ...item, declared: true } : item,
    );
    renderPages({
      at: '/readiness/prerequisites/P1',
      answers: {
        prerequisite: async () => ({
          prerequisite: readablePrerequisite({ ...golden, checks }, () => true),
          standard,
          asOf,
          history: [],
          sources: allAnswer,
        }),
      },
    });
    const region = within(
      await screen.findByRole('region', { name: 'Checks' }),
    );
    expect(region.getAllByText('not measured yet')).toHaveLength(1);
  });

  it('shows each check with value against threshold, and a source that is silent', async () => {
    renderPrerequisite('P1');
    const checks = within(
      await screen.findByRole('region', { name: 'Checks' }),
    );
    expect(checks.getAllByText('64 %')[0]).toBeVisible();
    expect(
      checks.getAllByText('argocd-live did not answer in time').length,
    ).toBeGreaterThan(0);
  });

  it('shows what a number is made of: shares, or how many of what', async () => {
    renderPrerequisite('P2');
    const rows = async (title: string) =>
      within(
        await screen.findByRole('table', {
          name: `What the number of "${title}" is made of`,
          hidden: true,
        }),
      )
        .getAllByRole('row', { hidden: true })
        .slice(1)
        .map(({ textContent }) => textContent);
    expect(await rows(check('uses-one-ci-engine').title)).toEqual([
      'github-actions2 teams',
      'jenkins1 team',
    ]);
    expect(await rows(check('delivers-the-same-way').title)).toEqual([
      'service.yml@v23 repositories',
      'steps of their own on jenkins2 repositories',
    ]);
    expect(await rows(check('delivers-by-reference').title)).toEqual([
      'cards100 %',
      'ledger0 %',
      'payments100 %',
    ]);
  });

  it('counts the parts that a reader of totals is not shown', async () => {
    renderPrerequisite('P2', [], isOfOrganisation);
    await screen.findByRole('region', { name: 'Checks' });
    expect(
      screen.getByText('3 parts are not listed here.'),
    ).toBeInTheDocument();
  });

  it('counts what a reader of totals is not shown, and names nobody', async () => {
    renderPrerequisite('P2', [], isOfOrganisation);
    const checks = within(
      await screen.findByRole('region', { name: 'Checks' }),
    );
    expect(
      checks.getAllByText(
        /^\d+ (finding is|findings are|more is|more are) not listed here\.$/,
      ).length,
    ).toBeGreaterThan(0);
    expect(
      screen.queryByText(/card-issuing|general-ledger|transfers/),
    ).not.toBeInTheDocument();
  });

  it('opens the evidence of a finding under its own address', async () => {
    renderPrerequisite('P1');
    const [first] = await screen.findAllByRole('button', {
      name: /^Evidence/,
    });
    if (!first) throw new Error('There is no evidence to open');
    await userEvent.click(first);
    expect(
      await screen.findByRole('dialog', { name: 'Evidence' }),
    ).toBeVisible();
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(screen.getByLabelText('Address')).toBeEmptyDOMElement();
  });

  it('is undecided where everything is unknown, and says how little', async () => {
    renderPrerequisite('P3');
    expect(
      await screen.findByRole('heading', {
        name: 'A golden path chosen voluntarily is undecided: 100 % of it is unknown.',
      }),
    ).toBeVisible();
    expect(
      screen.getByText(/^Of 100 points, 0 are earned, 0 are lost and 100/),
    ).toBeVisible();
  });

  it('lists its history once there are two days to compare', async () => {
    renderPrerequisite('P2', [
      {
        day: '2026-11-01',
        asOf: '2026-11-01T00:00:00Z',
        standardVersion: '1',
        lo: 20,
        score: 34,
        hi: 59,
        gate: 'FAIL',
      },
      {
        day: '2026-10-31',
        asOf: '2026-10-31T00:00:00Z',
        standardVersion: '1',
        lo: 0,
        hi: 100,
        gate: 'UNDETERMINED',
      },
    ]);
    const history = within(
      await screen.findByRole('region', { name: 'History' }),
    );
    expect(history.getByText('20 and 59')).toBeVisible();
    expect(history.getByText('0 and 100')).toBeVisible();
  });
});
