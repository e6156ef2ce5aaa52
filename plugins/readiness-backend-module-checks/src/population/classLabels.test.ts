import { classify, type KnownPipeline } from '@groundwork/pipeline-sameness';
import { labelledClasses } from './classLabels';
import type { Delivered } from './pipelines';

function delivered(
  name: string,
  stages: KnownPipeline['fingerprint']['stages'],
  template?: string,
): Delivered {
  const templates = template === undefined ? [] : [template];
  return {
    name: `component:default/${name}`,
    team: 'group:default/cards',
    archetype: 'service',
    production: true,
    toChange: {},
    protection: undefined,
    isUnread: false,
    evidenceId: undefined,
    pipeline: {
      outcome: 'known',
      engine: 'github-actions',
      slice: ['.github/workflows/release.yml'],
      basis: 'environment',
      confidence: 0.8,
      fingerprint: {
        templates,
        stages,
        atoms: stages.map(stage => `${stage}|run`),
        gates: [],
      },
      steps: {
        total: stages.length,
        inTemplate: templates.length > 0 ? stages.length : 0,
      },
      references: templates,
      opaque: [],
      deliversToProduction: true,
    },
  };
}

describe('what the classes of pipelines are called', () => {
  it('is their template, or else steps of their own, numbered, and never a member', () => {
    const all = [
      delivered('ledger', ['image', 'deploy'], 'acme/pipelines/service.yml@v2'),
      delivered('cards', ['image', 'deploy'], 'acme/pipelines/service.yml@v2'),
      delivered('rates', ['lint', 'test', 'image', 'deploy']),
      delivered('loans', ['sign', 'publish']),
    ];
    expect(labelledClasses(classify(all), all)).toEqual([
      { label: 'service.yml@v2', size: 2 },
      { label: 'steps of their own on github-actions', size: 1 },
      { label: 'steps of their own on github-actions (2)', size: 1 },
    ]);
  });
});
