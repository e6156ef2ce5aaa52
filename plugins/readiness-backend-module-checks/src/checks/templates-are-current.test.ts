import { pipeline } from '@groundwork/plugin-readiness-common';
import { measureFixture } from '@groundwork/plugin-readiness-node/testUtils';
import { templatesAreCurrent } from './templates-are-current';

const TEAM = 'group:default/cards';
const component = (name: string) => ({
  ref: `component:default/${name}`,
  name,
  type: 'service',
  lifecycle: 'production',
  team: TEAM,
});
const subject = (name: string) => ({
  kind: 'Component' as const,
  ...component(name),
});
const calls = (references: readonly string[], templates?: object) => ({
  repository: 'acme/cards',
  sha: 'c0ffee',
  pipeline: {
    outcome: 'known',
    engine: 'github-actions',
    slice: ['ci.yml'],
    basis: 'environment',
    confidence: 0.8,
    fingerprint: { templates: references, stages: [], atoms: [], gates: [] },
    steps: { total: 4, inTemplate: 4 },
    references,
    opaque: [],
    deliversToProduction: true,
  },
  ...templates,
});
const TEMPLATE = 'acme/pipelines/service.yml';
const use = (
  ref: string,
  behind: { readonly lo: number; readonly hi: number },
) => ({
  reference: `${TEMPLATE}@${ref}`,
  file: 'ci.yml',
  line: 4,
  version: { state: 'version', behind, newest: 'v2.4.0' },
});

function measure(values: Readonly<Record<string, object>>) {
  const names = Object.keys(values);
  return measureFixture(templatesAreCurrent, {
    inventory: {
      components: names.map(component),
      teams: [{ ref: TEAM, name: 'cards', type: 'team', members: 3 }],
    },
    evidence: {
      [pipeline.id]: names.map(name => ({
        subject: subject(name),
        value: values[name],
      })),
    },
  });
}

describe('how old the templates are that pipelines call', () => {
  it('does not apply where every pipeline was read and none calls a template', () => {
    expect(measure({ cards: calls([]) })).toMatchObject({
      kind: 'not_applicable',
    });
  });

  it('does not leave the score because a pipeline could not be understood', () => {
    expect(
      measure({
        cards: {
          repository: 'acme/cards',
          pipeline: { outcome: 'unknown', reason: 'broken', opaque: [] },
        },
      }),
    ).toMatchObject({ kind: 'measured', value: { lo: 0, hi: 10 } });
  });

  it('knows nothing of calls that were stored before their versions were', () => {
    expect(measure({ cards: calls([`${TEMPLATE}@v2`]) })).toMatchObject({
      value: { lo: 0, hi: 10 },
      findings: [{ message: expect.stringContaining('could not be read') }],
    });
  });

  it('takes the call that lags most, and nobody for further behind than the most', () => {
    const templates = [
      use('v2.3.0', { lo: 1, hi: 1 }),
      use('v1', { lo: 30, hi: 31 }),
    ];
    expect(
      measure({ cards: calls([`${TEMPLATE}@v2`], { templates }) }),
    ).toMatchObject({ value: { lo: 10, hi: 10 } });
  });

  it('names the line, the age and what to write instead', () => {
    const templates = [use('v2.1.0', { lo: 3, hi: 3 })];
    expect(
      measure({ cards: calls([`${TEMPLATE}@v2`], { templates }) }),
    ).toMatchObject({
      findings: [
        {
          message: `ci.yml:4 calls ${TEMPLATE}@v2.1.0, 3 versions behind v2.4.0.`,
          subjectRef: 'component:default/cards',
          team: TEAM,
          object: { repo: 'acme/cards', path: 'ci.yml', sha: 'c0ffee' },
          mend: { into: 'ci.yml', yaml: `uses: ${TEMPLATE}@v2.4.0` },
        },
      ],
    });
  });

  it('says who follows a branch, which never lags', () => {
    const templates = [
      {
        ...use('main', { lo: 0, hi: 0 }),
        version: { state: 'branch', branch: 'main' },
      },
    ];
    expect(
      measure({ cards: calls([`${TEMPLATE}@main`], { templates }) }),
    ).toMatchObject({
      value: { lo: 0, hi: 0 },
      findings: [],
      explanation: expect.stringContaining('1 follows the default branch'),
    });
  });
});
