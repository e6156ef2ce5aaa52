import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { allAnswer, assessment, renderPages } from '../../__testUtils__';
import type { Phase } from './squads';

function renderPhase(more: Partial<Phase>) {
  renderPages({
    at: '/readiness',
    answers: {
      organisation: async () => ({
        assessment: { ...assessment, phase: { ...assessment.phase, ...more } },
        sources: allAnswer,
      }),
    },
  });
}

const LABEL = 'Time to production by squad';

async function part() {
  return within(await screen.findByRole('region', { name: LABEL }));
}

const squads: Phase['squadTimes'] = {
  fewestChanges: 8,
  squads: [
    { ref: 'group:default/cards', changes: 31, medianHours: 3 },
    { ref: 'group:default/ledger', changes: 3, medianHours: 9 },
    { ref: 'group:default/legacy', changes: 12, medianHours: 240 },
    { ref: 'group:default/silent' },
  ],
};

describe('the times of squads', () => {
  it('say how many squads can be judged, where they lie and which need data, none of them a zero', async () => {
    renderPhase({
      squadTimes: squads,
      squadsWithoutData: ['group:default/ledger', 'group:default/silent'],
      minority: {
        ...assessment.phase.minority,
        squadsOff: ['group:default/legacy'],
      },
    });
    const times = await part();
    expect(
      times.getByText(
        '2 of 4 squads are known to have the 8 small changes in 90 days that a median needs to be judged by. Their medians lie between 3 h and 10 days. The typical time is not known: squads without data may move it.',
      ),
    ).toBeVisible();
    expect(times.getByText(/^2 squads need more data:/)).toHaveTextContent(
      '2 squads need more data: ledger (3 of 8 changes), silent (not read in full).',
    );
    const [inSentence] = times.getAllByRole('link', { name: 'silent' });
    expect(inSentence).toHaveAttribute(
      'href',
      '/catalog/default/group/silent/delivery',
    );
    await userEvent.click(times.getByText('As a table'));
    expect(
      within(times.getByRole('table', { name: LABEL }))
        .getAllByRole('row')
        .slice(1)
        .map(row => row.textContent),
    ).toEqual([
      'cards3 h31counted',
      'ledger9 h3needs data: 3 of 8 changes',
      'legacy10 days12more than twice or less than half of the typical time',
      'silentnot knownnot knownneeds data: not read in full',
    ]);
  });

  it('name the first few of many squads that need data, and the rest in the table', async () => {
    const many = Array.from({ length: 10 }, (_, index) => ({
      ref: `group:default/squad-${index}`,
      changes: index,
    }));
    renderPhase({
      squadTimes: { fewestChanges: 15, squads: many },
      squadsWithoutData: many.map(({ ref }) => ref),
      typicalChangeHours: 3,
    });
    const times = await part();
    expect(
      times.getByText(/^0 of 10 squads are known to have the 15/),
    ).toBeVisible();
    expect(times.getByText(/^10 squads need more data:/)).toHaveTextContent(
      /squad-7 \(7 of 15 changes\) and 2 more, in the table\.$/,
    );
    expect(screen.queryByRole('progressbar')).not.toBeInTheDocument();
  });

  it('are said to be unknown while no source tells of changes', async () => {
    renderPhase({});
    const times = await part();
    expect(
      times.getByText('How long changes of squads take is not known.'),
    ).toBeVisible();
    expect(times.queryByRole('table')).not.toBeInTheDocument();
  });

  it('count no squad that the reader may not see', async () => {
    renderPhase({ squadTimes: { fewestChanges: 8, squads: [] } });
    const times = await part();
    expect(
      times.getByText(
        'No squad that you may see owns a service in production.',
      ),
    ).toBeVisible();
  });
});
