import {
  falling,
  linear,
  logarithmic,
  type Prerequisite,
} from '@groundwork/plugin-readiness-common';
import { connect, line, shown } from './lines';

const scaffolder = connect('the scaffolder’s history');

const MINIMUM_CREATIONS = 8;

/** P3: docs/explanation/how-the-score-works.md, "Weights" and "Curves". */
export const goldenPath: Prerequisite = {
  id: 'P3',
  title: 'A golden path chosen voluntarily',
  claim:
    'Teams choose an opinionated path that ends in a working, compliant, observable service, and may leave it.',
  checks: [
    line('has-a-used-golden-path', 'A golden path exists and is used', {
      weight: 20,
      curve: linear(0, 1),
      look: scaffolder,
    }),
    line('starts-services-on-the-path', 'New services start on the path', {
      weight: 20,
      curve: linear(0, 0.8),
      look: scaffolder,
    }),
    line('teams-return-to-the-path', 'Teams come back to the path', {
      weight: 10,
      curve: linear(0, 0.5),
      look: scaffolder,
    }),
    line(
      'golden-path-is-chosen',
      'Teams choose the path although they need not',
      {
        weight: 20,
        curve: linear(0, 0.6),
        minimumPopulation: MINIMUM_CREATIONS,
        look: {
          title: 'Declare the platform team and the mandates',
          effort: 'low',
        },
      },
    ),
    line(
      'golden-path-ends-in-a-working-service',
      'The path ends in a working service',
      { weight: 10, curve: linear(0.7, 0.95), look: scaffolder },
    ),
    line(
      'first-deploy-is-fast',
      'A new service reaches staging within half an hour',
      { weight: 10, curve: logarithmic(480, 30), look: scaffolder },
    ),
    line('stays-on-the-path', 'Services stay on the path', {
      weight: 5,
      curve: linear(0.3, 0.8),
      look: scaffolder,
    }),
    line(
      'golden-path-needs-no-hands',
      'Nobody of the platform team has to help',
      { weight: 5, curve: falling(5, 1), look: connect('the ticket tracker') },
    ),
    shown(
      'golden-path-has-an-off-ramp',
      'The way off the path is written down',
      {
        curve: linear(0, 1),
        look: {
          title: 'Name the page that says how to leave the path',
          effort: 'low',
        },
      },
    ),
    shown(
      'golden-path-is-faster',
      'Starting on the path is faster than beside it',
      { curve: falling(2, 1), look: connect('every source of deployments') },
    ),
  ],
  vetoes: [],
};
