import {
  countWords,
  defineOrganisationCheck,
  measured,
  notApplicable,
  pipeline,
  pipelineRun,
  type Finding,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import { modalDominance, teamModes } from '../population/modes';
import {
  deliveredComponents,
  groupBy,
  ownedOnly,
  type Delivered,
} from '../population/pipelines';
import { percent } from '../population/words';

const settings = z.object({
  lifecycles: z.array(z.string()).default(['production']),
});

/** The engine is known as soon as a CI file is, even where the file itself cannot be understood. */
function engineOf({ pipeline: { engine } }: Delivered): readonly string[] {
  return engine === undefined ? [] : [engine];
}

/** Those that another engine than the most common one delivers. */
function elsewhere(
  delivered: readonly Delivered[],
  usual: string | undefined,
): readonly Finding[] {
  return delivered.flatMap(item =>
    engineOf(item)
      .filter(engine => usual !== undefined && engine !== usual)
      .map(engine => ({
        message: `${engine} delivers it; the most common engine is ${usual}.`,
        subjectRef: item.name,
        team: item.team,
        ...item.toChange,
        ...(item.evidenceId === undefined
          ? {}
          : { evidenceId: item.evidenceId }),
      })),
  );
}

/** Teams deliver with one CI engine. */
export const usesOneCiEngine = defineOrganisationCheck({
  id: 'uses-one-ci-engine',
  title: 'Teams deliver with one CI engine',
  failureTitle: 'Teams deliver with different CI engines',
  why: 'Two engines are two sets of skills, two places for secrets and two golden paths.',
  remediation: {
    summary:
      'Choose the engine that most teams use and move the rest with a dated plan.',
    effort: 'high',
    href: 'how-to/use-one-ci-engine',
  },
  appliesTo: 'organisation',
  unit: 'dominance',
  requires: { pipelines: pipeline, runs: pipelineRun },
  settings,
  summarise: { pipelines: evidence => evidence, runs: run => run },
  evaluate({ pipelines, runs }, { settings: { lifecycles }, inventory }) {
    const delivered = ownedOnly(
      deliveredComponents({ pipelines, runs }, inventory, lifecycles),
    );
    const names = new Map(inventory.teams.map(({ ref, name }) => [ref, name]));
    const modes = teamModes(
      groupBy(delivered, ({ team }) => team).map(([ref, own]) => ({
        ref,
        name: names.get(ref) ?? ref,
        answers: own.flatMap(engineOf),
        unread: own.filter(item => engineOf(item).length === 0).length,
      })),
    );
    const { range, known } = modalDominance(modes);
    if (!range) return notApplicable('No team owns a service in production.');
    const silent = delivered.filter(item => engineOf(item).length === 0);
    return measured(range, {
      population: {
        read: modes.known.length,
        expected: modes.known.length + modes.unread.length,
        unit: 'team',
      },
      parts: [...modes.weights]
        .sort(([, a], [, b]) => b - a)
        .map(([label, value]) => ({ label, value })),
      findings: [
        ...elsewhere(delivered, known?.largest),
        ...silent.map(
          ({ name, team }): Finding => ({
            message: `No CI file was found, or the repository could not be read: what delivers it is not known.`,
            subjectRef: name,
            team,
          }),
        ),
      ],
      explanation: `${percent(range)} of the teams deliver with ${
        known?.largest ?? 'the most common engine'
      }; ${countWords(modes.weights.size, 'engine')} in use.`,
    });
  },
});
