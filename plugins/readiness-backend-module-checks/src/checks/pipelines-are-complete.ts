import {
  defineOrganisationCheck,
  measured,
  notApplicable,
  pipeline,
  pipelineRun,
  type Finding,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import type { Judgement } from '../judgements/judgement';
import { judgeStage, STAGE_WORDS, WANTED } from '../judgements/stages';
import {
  deliveredComponents,
  groupBy,
  ownedOnly,
  type Delivered,
} from '../population/pipelines';
import { meanTeamShare } from '../population/shares';
import { list, percent } from '../population/words';

const settings = z.object({
  lifecycles: z.array(z.string()).default(['production']),
  stages: z
    .array(z.enum(WANTED))
    .min(1)
    .default([...WANTED]),
});

interface Judged extends Delivered {
  readonly judgements: readonly Judgement[];
}

const count = (items: readonly Judged[], state: Judgement['state']) =>
  items
    .flatMap(({ judgements }) => judgements)
    .filter(judgement => judgement.state === state).length;

/** Stages of all pipelines of a team: those that are there, those that were judged, and those nobody knows of. */
function countedOf(items: readonly Judged[]) {
  const having = count(items, 'holds');
  return {
    having,
    read: having + count(items, 'fails'),
    unread: count(items, 'unknown'),
  };
}

function isKnown({ judgements }: Judged): boolean {
  return judgements.every(({ state }) => state !== 'unknown');
}

/** One for each pipeline that lacks something. */
function findingsOf(items: readonly Judged[]): readonly Finding[] {
  return items.flatMap(item => {
    const { name, team, evidenceId, judgements } = item;
    const lacks = judgements.flatMap(judgement =>
      judgement.state === 'fails' ? [judgement.says] : [],
    );
    return lacks.length === 0
      ? []
      : [
          {
            message: `Its pipeline ${list(lacks)}.`,
            subjectRef: name,
            team,
            ...item.toChange,
            ...(evidenceId === undefined ? {} : { evidenceId }),
          },
        ];
  });
}

/** How much of what a pipeline should do the teams' pipelines do, each team counting the same. */
export const pipelinesAreComplete = defineOrganisationCheck({
  id: 'pipelines-are-complete',
  title: 'Every pipeline tests, scans, signs, deploys and can roll back',
  failureTitle: 'Pipelines leave out stages on the way to production',
  why: 'What a pipeline does not do, a person has to remember: untested, unscanned or unsigned work reaches production on the day that nobody does.',
  remediation: {
    summary:
      'Put the missing stages into the reusable pipeline, so that every service that calls it has them.',
    effort: 'medium',
    href: 'how-to/complete-the-pipeline',
  },
  appliesTo: 'organisation',
  requires: { pipelines: pipeline, runs: pipelineRun },
  settings,
  summarise: { pipelines: evidence => evidence, runs: run => run },
  evaluate(
    { pipelines, runs },
    { settings: { lifecycles, stages }, inventory },
  ) {
    const items = ownedOnly(
      deliveredComponents({ pipelines, runs }, inventory, lifecycles),
    ).map(item => ({
      ...item,
      judgements: stages.map(stage => judgeStage(item.pipeline, stage)),
    }));
    const byTeam = groupBy(items, ({ team }) => team);
    const teams = byTeam.map(([ref, own]) => ({
      ref,
      name: inventory.teams.find(team => team.ref === ref)?.name ?? ref,
      ...countedOf(own),
    }));
    const range = meanTeamShare(teams);
    if (!range) return notApplicable('No team owns a service in production.');
    return measured(range, {
      population: {
        read: items.filter(isKnown).length,
        expected: items.length,
        unit: 'repository',
      },
      parts: stages.flatMap((stage, index) => {
        const own = items.flatMap(({ judgements }) => judgements[index] ?? []);
        const known = own.filter(({ state }) => state !== 'unknown');
        const having = known.filter(({ state }) => state === 'holds').length;
        return known.length < own.length
          ? []
          : [{ label: STAGE_WORDS[stage], value: having / known.length }];
      }),
      findings: findingsOf(items),
      explanation: `The teams' pipelines do ${percent(
        range,
      )} of what a pipeline should; each team counts the same. More is better.`,
    });
  },
});
