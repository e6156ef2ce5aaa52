import { pipelineClasses } from '@groundwork/plugin-readiness-common';
import {
  classify,
  type KnownPipeline,
  type Pipeline,
} from '@groundwork/pipeline-sameness';
import { pipelineClassesOf } from './pipelineClassesOf';
import type { Delivered } from './pipelines';

type Stage = KnownPipeline['fingerprint']['stages'][number];

const known = (
  stages: readonly Stage[],
  steps: readonly string[],
): KnownPipeline => ({
  outcome: 'known',
  engine: 'github-actions',
  slice: ['.github/workflows/release.yml'],
  basis: 'environment',
  confidence: 0.8,
  fingerprint: { templates: [], stages, atoms: steps, gates: ['push:default'] },
  steps: { total: steps.length, inTemplate: 0 },
  references: [],
  opaque: [],
  deliversToProduction: true,
});

const delivered = (
  name: string,
  team: string,
  pipeline: Pipeline,
): Delivered => ({
  name: `component:default/${name}`,
  team,
  archetype: 'service',
  production: true,
  toChange: {},
  protection: undefined,
  isUnread: pipeline.outcome === 'unknown',
  evidenceId: `pipeline-of-${name}`,
  pipeline,
});

const plain = known(
  ['test', 'image', 'deploy:production'],
  ['image|docker build', 'test|make test', '|curl', 'deploy:production|helm'],
);
const other = known(['publish'], ['publish|npm publish']);
const broken: Pipeline = { outcome: 'unknown', reason: 'broken', opaque: [] };

function classesOf(all: readonly Delivered[]) {
  return pipelineClassesOf(all, classify(all));
}

describe('which services share which pipeline', () => {
  const all = [
    delivered('ledger', 'group:default/core', plain),
    delivered('cards', 'group:default/cards', plain),
    delivered('rates', '', other),
    delivered('loans', 'group:default/loans', broken),
    delivered('terms', 'group:default/loans', {
      ...broken,
      reason: 'forbidden',
    }),
    delivered('funds', 'group:default/loans', broken),
  ];

  it('names the members of each, the largest first, of all teams of their archetype', () => {
    const { classes } = classesOf(all);
    expect(
      classes.map(({ members, teamsOfArchetype }) => ({
        members: members.map(({ subjectRef, team }) => [subjectRef, team]),
        teamsOfArchetype,
      })),
    ).toEqual([
      {
        members: [
          ['component:default/cards', 'group:default/cards'],
          ['component:default/ledger', 'group:default/core'],
        ],
        teamsOfArchetype: 3,
      },
      {
        members: [['component:default/rates', undefined]],
        teamsOfArchetype: 3,
      },
    ]);
  });

  it('shows the stages in order, each with its steps, and the steps of which nobody knows what they are for', () => {
    expect(classesOf(all).classes[0]).toMatchObject({
      stages: [
        { stage: 'test', steps: ['make test'] },
        { stage: 'image', steps: ['docker build'] },
        { stage: 'deploy:production', steps: ['helm'] },
      ],
      otherSteps: ['curl'],
      gates: ['push:default'],
    });
  });

  it('counts what is not known by its reason and puts it into no class', () => {
    expect(
      classesOf(all).unknown.map(({ reason, members }) => [
        reason,
        members.length,
      ]),
    ).toEqual([
      ['broken', 2],
      ['forbidden', 1],
    ]);
  });

  it('calls a class the same whoever else is read', () => {
    const [first] = classesOf(all).classes;
    const [alone] = classesOf(all.slice(0, 1)).classes;
    expect(alone?.id).toBe(first?.id);
    expect(classesOf(all.slice(2, 3)).classes[0]?.id).not.toBe(first?.id);
  });

  it('is what the store of comparisons accepts', () => {
    const made = classesOf(all);
    expect(pipelineClasses.schema.parse(made)).toEqual(made);
  });
});
