import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import { assessment } from '../../__testUtils__';
import { PillarRadar } from './PillarRadar';

const [first, ...others] = assessment.pillars;
if (!first) throw new Error('The golden document has no pillars');

type Pillar = typeof first;

/** A pillar with these bounds, of which this share is known. */
const pillar = (
  of: Pillar,
  [lo, hi]: readonly [number, number],
  confidence: number,
): Pillar => ({
  ...of,
  unknownInputs: confidence === 1 ? [] : ['On-call', 'Manual exceptions'],
  score: {
    ...of.score,
    confidence,
    displayed: { ...of.score.displayed, lo, hi },
  },
});

describe('PillarRadar', () => {
  it('counts a pillar that is known to be worth nothing as known', async () => {
    renderInTestApp(
      <PillarRadar
        pillars={[
          pillar(first, [0, 0], 1),
          ...others.map(other => pillar(other, [0, 100], 0)),
        ]}
      />,
    );
    expect(
      await screen.findByText(/^Of the five pillars, 1 has a part/),
    ).toBeVisible();
  });

  it('says in words what of a pillar is still unknown, where keyboards, touch and print find it', async () => {
    renderInTestApp(
      <PillarRadar
        pillars={[
          pillar(first, [20, 60], 0.6),
          ...others.map(other => pillar(other, [50, 50], 1)),
        ]}
      />,
    );
    const row = await screen.findByRole('row', {
      name: new RegExp(`^${first.title}`),
    });
    expect(
      within(row).getByRole('cell', { name: 'On-call, Manual exceptions' }),
    ).toBeVisible();
    const done = screen.getByRole('row', {
      name: new RegExp(`^${others[0]?.title}`),
    });
    expect(within(done).getAllByRole('cell').at(-1)).toBeEmptyDOMElement();
  });
});
