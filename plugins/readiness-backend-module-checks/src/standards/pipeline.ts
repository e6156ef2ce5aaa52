import {
  dominanceCurve,
  falling,
  linear,
  logarithmic,
  type Prerequisite,
} from '@groundwork/plugin-readiness-common';
import { connect, line } from './lines';

const repositories = connect('every repository that is deployed');
const MINIMUM_TEAMS = 3;
const MINIMUM_SERVICES = 5;

/** P2: docs/explanation/how-the-score-works.md, "Weights", "Curves" and "Vetoes". */
export const pipelineForEveryone: Prerequisite = {
  id: 'P2',
  title: 'One pipeline for everyone',
  claim:
    'The way from a commit to production is the same for every team, and a newcomer understands it within an hour.',
  checks: [
    line('uses-one-ci-engine', 'Teams deliver with one CI engine', {
      weight: 10,
      curve: dominanceCurve(),
      minimumPopulation: MINIMUM_TEAMS,
      look: repositories,
    }),
    line(
      'delivers-the-same-way',
      'The way to production is the same for every team',
      {
        weight: 30,
        curve: dominanceCurve(),
        minimumPopulation: MINIMUM_SERVICES,
        look: repositories,
      },
    ),
    line(
      'delivers-by-reference',
      'Pipelines are used by reference, not copied',
      {
        weight: 20,
        curve: linear(0.4, 0.8),
        minimumPopulation: MINIMUM_SERVICES,
        look: repositories,
      },
    ),
    line(
      'pipelines-are-complete',
      'Every pipeline tests, scans, signs, deploys and can roll back',
      {
        weight: 10,
        curve: linear(0.3, 0.9),
        minimumPopulation: MINIMUM_SERVICES,
        look: repositories,
      },
    ),
    line('gates-are-alike', 'Every team passes the same gates', {
      weight: 10,
      curve: linear(0.5, 0.9),
      minimumPopulation: MINIMUM_TEAMS,
      look: repositories,
    }),
    line(
      'pipeline-is-understood-within-an-hour',
      'A newcomer understands the pipeline within an hour',
      {
        weight: 10,
        curve: logarithmic(480, 60),
        look: {
          title: 'Ask the last ten joiners how long it took',
          effort: 'low',
        },
      },
    ),
    line(
      'templates-are-current',
      'Pipelines use a current version of their template',
      { weight: 10, curve: falling(5, 1), look: repositories },
    ),
  ],
  vetoes: [
    {
      id: 'lineages-without-a-plan',
      title:
        'Two or more delivery lineages run without a dated plan to converge',
      check: 'delivers-the-same-way',
      quantity: 'lineagesWithoutPlan',
      fires: 'at-least',
      limit: 2,
    },
  ],
};
