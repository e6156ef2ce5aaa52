import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  allAnswer,
  assessment,
  observed,
  oneRefuses,
  renderPages,
  viewOf,
} from '../../__testUtils__';
import type { ClustersAnswer, ComparedAttribute } from '../../answers';

const staging = {
  name: 'staging-eu',
  tier: 'staging',
  promotesTo: 'production-eu',
  evidenceId: 'profile-of-staging',
  readAt: '2026-11-01T00:00:00Z',
};
const production = {
  name: 'production-eu',
  tier: 'production',
  evidenceId: 'profile-of-production',
  readAt: '2026-11-01T00:00:00Z',
};

const attribute = (
  name: ComparedAttribute['attribute'],
  state: ComparedAttribute['state'],
  ...cells: readonly Partial<ComparedAttribute['cells'][number]>[]
): ComparedAttribute => ({
  attribute: name,
  title: name,
  state,
  cells: ['staging-eu', 'production-eu'].map((cluster, index) => ({
    ...{ cluster, differing: [], lacks: [] },
    ...cells[index],
  })),
});

const differing: ClustersAnswer = {
  clusters: [staging, production],
  attributes: [
    attribute(
      'kubernetes',
      'alike',
      { values: ['v1.33.2'] },
      { values: ['v1.33.5'] },
    ),
    attribute(
      'ingressControllers',
      'differs',
      { values: ['nginx'], lacks: ['traefik'] },
      { values: ['nginx', 'traefik'], differing: ['traefik'] },
    ),
    attribute(
      'policyEngines',
      'unknown',
      { values: ['kyverno'] },
      { reason: 'forbidden' },
    ),
    attribute('serviceMeshes', 'nothing', { values: [] }, { values: [] }),
  ],
  pairs: [
    {
      from: 'staging-eu',
      to: 'production-eu',
      similarity: { lo: 0.5, hi: 0.75 },
      differing: ['ingressControllers'],
      unknown: ['policyEngines'],
    },
  ],
  undeclared: ['forgotten'],
  sources: allAnswer,
};

function renderClusters(answer: ClustersAnswer) {
  return renderPages({
    at: '/readiness/clusters',
    answers: {
      clusters: async () => answer,
      evidence: async ({ id }) => viewOf({ ...observed, id }),
    },
  });
}

const cellsOf = (name: string) =>
  within(screen.getByRole('row', { name: new RegExp(`^${name}`) }))
    .getAllByRole('cell')
    .map(({ textContent }) => textContent);

describe('ClustersPage', () => {
  it('answers first which environments differ, and how far they agree', async () => {
    renderClusters(differing);
    expect(
      await screen.findByRole('heading', {
        name: 'staging-eu and production-eu differ in 1 attribute.',
      }),
    ).toBeVisible();
    expect(
      screen.getByText(
        'Their similarity is 50 % to 75 %; 100 % means alike in everything.',
      ),
    ).toBeVisible();
  });

  it('marks with a word and a shape what one cluster has and the other lacks', async () => {
    renderClusters(differing);
    await screen.findByRole('table', { name: 'Attributes of each cluster' });
    expect(cellsOf('ingressControllers')).toEqual([
      'differs',
      'nginx≠ lacks traefik',
      'nginxtraefik ≠ differs',
    ]);
    expect(cellsOf('kubernetes')).toEqual(['alike', 'v1.33.2', 'v1.33.5']);
    expect(cellsOf('serviceMeshes')).toEqual(['none anywhere', 'none', 'none']);
  });

  it('never shows what could not be read as empty, and says why it is not known', async () => {
    renderClusters(differing);
    await screen.findByRole('table', { name: 'Attributes of each cluster' });
    expect(cellsOf('policyEngines')).toEqual([
      'not known',
      'kyverno',
      'not known: it denied access (403)',
    ]);
  });

  it('names clusters that could not be read and those that nobody declared', async () => {
    renderClusters({
      ...differing,
      clusters: [
        staging,
        { name: 'production-eu', tier: 'production', reason: 'not_collected' },
      ],
      attributes: [
        attribute('kubernetes', 'unknown', { values: ['v1.33.2'] }, {}),
      ],
      pairs: [
        {
          from: 'staging-eu',
          to: 'production-eu',
          similarity: { lo: 0, hi: 1 },
          differing: [],
          unknown: ['kubernetes'],
        },
      ],
      sources: oneRefuses,
    });
    expect(
      await screen.findByRole('heading', {
        name: 'Whether staging-eu and production-eu are alike is unknown: at least one of them could not be read.',
      }),
    ).toBeVisible();
    expect(
      screen.getByText('production-eu has not been looked at yet'),
    ).toBeVisible();
    expect(screen.getByText(/^forgotten is named by a system/)).toBeVisible();
    expect(cellsOf('kubernetes')).toEqual([
      'not known',
      'v1.33.2',
      'not known',
    ]);
  });

  it('says that nothing is compared when no cluster promotes to another, or none is declared', async () => {
    const { unmount } = renderClusters({
      ...differing,
      clusters: [production],
      attributes: [attribute('kubernetes', 'nothing', { values: ['v1.33.5'] })],
      pairs: [],
      undeclared: [],
    });
    expect(
      await screen.findByRole('heading', {
        name: 'No declared cluster promotes to another one, so nothing is compared.',
      }),
    ).toBeVisible();
    expect(cellsOf('kubernetes')[0]).toBe('not compared');
    unmount();
    renderClusters({
      ...differing,
      ...{ clusters: [], attributes: [], pairs: [], undeclared: [] },
    });
    expect(
      await screen.findByRole('heading', {
        name: 'No cluster is declared, so there is nothing to compare.',
      }),
    ).toBeVisible();
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
  });

  it('opens the raw profile of a cluster, with its address', async () => {
    renderClusters(differing);
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Evidence: profile of production-eu',
      }),
    );
    expect(
      await screen.findByRole('dialog', { name: 'Evidence' }),
    ).toBeVisible();
    expect(screen.getByLabelText('Address')).toHaveTextContent(
      '?evidence=profile-of-production',
    );
  });

  it('says what is unknown when the backend refuses, and asks again', async () => {
    renderPages({
      at: '/readiness/clusters',
      answers: {
        clusters: async () => {
          throw new Error('You lack the permission');
        },
      },
    });
    expect(
      await screen.findByText(
        'What differs between the clusters is unknown: You lack the permission',
      ),
    ).toBeVisible();
    expect(screen.getByRole('button', { name: 'Ask again' })).toBeVisible();
  });

  it('is reached from the page of the foundation and from the overview', async () => {
    const { unmount } = renderPages({
      at: '/readiness',
      answers: {
        organisation: async () => ({ assessment, sources: allAnswer }),
      },
    });
    expect(
      await screen.findByRole('link', {
        name: 'Clusters side by side, attribute by attribute',
      }),
    ).toHaveAttribute('href', '/readiness/clusters');
    unmount();
  });
});
