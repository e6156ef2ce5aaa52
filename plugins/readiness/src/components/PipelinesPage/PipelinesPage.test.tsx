import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { allAnswer, renderPages } from '../../__testUtils__';
import type {
  PipelineClassView,
  PipelineComparison,
  SharedPipelines,
} from '../../answers';

const shared: PipelineClassView = {
  id: 'shared',
  label: 'service.yml@v2',
  archetype: 'service',
  engine: 'github-actions',
  isByReference: true,
  isChain: false,
  mayOpen: true,
  services: ['component:default/card-issuing'],
  serviceCount: 1200,
  teams: ['group:default/cards'],
  teamCount: 30,
  teamsOfArchetype: 40,
};
const own: PipelineClassView = {
  ...shared,
  id: 'own',
  label: 'steps of their own on jenkins',
  engine: 'jenkins',
  isByReference: false,
  isChain: true,
  serviceCount: 8,
  teamCount: 2,
};
const foreign: PipelineClassView = {
  ...shared,
  id: 'foreign',
  label: 'other.yml@v1',
  mayOpen: false,
  services: [],
  teams: [],
};
const pipelines: SharedPipelines = {
  asOf: '2026-11-01T00:00:00Z',
  classes: [shared, own, foreign],
  classCount: 5,
  unknown: [
    {
      reason: 'forbidden',
      services: ['component:default/transfers'],
      serviceCount: 3,
    },
    {
      reason: 'its files are not read',
      engine: 'gitlab-ci',
      services: ['component:default/rates'],
      serviceCount: 1,
    },
    { services: [], serviceCount: 2 },
  ],
  unknownCount: 6,
  serviceCount: 1234,
};
const comparison: PipelineComparison = {
  left: shared,
  right: own,
  stages: [
    {
      stage: 'test',
      left: ['make test'],
      right: ['make test'],
      difference: 'none',
    },
    { stage: 'sign', left: ['cosign'], difference: 'only-left' },
    {
      stage: 'image',
      left: ['docker build'],
      right: ['kaniko'],
      difference: 'steps',
    },
  ],
  otherSteps: { both: [], onlyLeft: [], onlyRight: [] },
  gates: { both: ['push:default'], onlyLeft: [], onlyRight: ['approval'] },
};

function renderPipelines(of: SharedPipelines | undefined, at = '') {
  const asked: object[] = [];
  renderPages({
    at: `/readiness/pipelines${at}`,
    answers: {
      pipelines: async () => ({
        ...(of ? { pipelines: of } : {}),
        sources: allAnswer,
      }),
      pipelineComparison: async two => {
        asked.push(two);
        return comparison;
      },
    },
  });
  return asked;
}

const cellsOf = (row: string) =>
  within(screen.getByRole('row', { name: new RegExp(`^${row}`) }))
    .getAllByRole('cell')
    .map(({ textContent }) => textContent);

describe('PipelinesPage', () => {
  it('answers first how many pipelines there are, and of how many services it is not known', async () => {
    renderPipelines(pipelines);
    expect(
      await screen.findByRole('heading', {
        name: '5 different pipelines deliver the 1,228 services whose pipeline is known. The pipelines of 6 more services are not known.',
      }),
    ).toBeVisible();
    expect(cellsOf('service.yml@v2').slice(0, 2)).toEqual([
      'by reference',
      expect.stringMatching(/^at least 30 of 40/),
    ]);
    expect(cellsOf('steps of their own')[0]).toBe(
      'copied stepsalike only through others in between',
    );
    expect(
      screen.getByText('The first 3 are listed; 2 more are rarer.'),
    ).toBeVisible();
  });

  it('says why the rest is not known, without what the reader may not see', async () => {
    renderPipelines(pipelines);
    const region = within(
      await screen.findByRole('region', { name: 'Not known' }),
    );
    expect(
      region.getByText('3 services: the repository denied access (403)'),
    ).toBeVisible();
    expect(
      region.getByText('1 service: gitlab-ci: its files are not read'),
    ).toBeVisible();
    expect(region.getByText('2 services that you may not read')).toBeVisible();
  });

  it('puts two that are chosen side by side, with their address', async () => {
    const asked = renderPipelines(pipelines);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Compare service.yml@v2' }),
    );
    expect(
      screen.getByText(
        'service.yml@v2 is chosen. Choose the one to see beside it.',
      ),
    ).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', {
        name: 'Compare the chosen one with steps of their own on jenkins',
      }),
    );
    expect(
      await screen.findByText(
        'service.yml@v2 and steps of their own on jenkins differ in 3 of 4 rows.',
      ),
    ).toBeVisible();
    expect(asked).toEqual([{ left: 'shared', right: 'own' }]);
    expect(screen.getByLabelText('Address')).toHaveTextContent(
      '?left=shared&right=own',
    );
  });

  it('marks the stages that differ with a word, and what is missing as missing', async () => {
    renderPipelines(pipelines, '?left=shared&right=own');
    // The two are asked for once it is known that there are any.
    await screen.findByRole('region', { name: 'Side by side' });
    const table = within(
      await screen.findByRole('table', {
        name: 'service.yml@v2 beside steps of their own on jenkins',
      }),
    );
    const rows = table
      .getAllByRole('row')
      .slice(1)
      .map(({ children }) =>
        [...children].map(({ textContent }) => textContent),
      );
    expect(rows).toEqual([
      ['test', 'the same', 'make test', 'make test'],
      ['sign', 'only on the left', 'cosign', 'missing'],
      ['image', 'other steps', 'docker build', 'kaniko'],
      [
        'Gates and triggers',
        'other steps',
        'push:default',
        'push:defaultapproval',
      ],
    ]);
    await userEvent.click(
      screen.getByRole('button', { name: 'Close the comparison' }),
    );
    expect(screen.getByLabelText('Address')).toBeEmptyDOMElement();
  });

  it('offers no comparison of a pipeline of which the reader may read no service', async () => {
    renderPipelines(pipelines);
    await screen.findByRole('table', { name: 'Pipelines and who uses them' });
    expect(
      screen.queryByRole('button', { name: 'Compare other.yml@v1' }),
    ).not.toBeInTheDocument();
  });

  it('says before the first assessment that nothing has been compared yet', async () => {
    renderPipelines(undefined);
    expect(
      await screen.findByRole('heading', {
        name: /^Nothing has been compared yet/,
      }),
    ).toBeVisible();
  });

  it('never calls unknown pipelines alike', async () => {
    renderPipelines({
      ...pipelines,
      ...{ classes: [], classCount: 0, serviceCount: 6 },
    });
    expect(
      await screen.findByRole('heading', {
        name: '6 services are in production, and none of their pipelines is known.',
      }),
    ).toBeVisible();
  });
});
