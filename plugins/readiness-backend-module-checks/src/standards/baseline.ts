import {
  linear,
  yesOrNo,
  type Prerequisite,
} from '@groundwork/plugin-readiness-common';
import { connect, line } from './lines';

const deployments = connect('deployments, changes and incidents');

const MINIMUM_SERVICES = 5;

/** P5: docs/explanation/how-the-score-works.md, "Weights", "Curves" and "Vetoes". */
export const measurementBaseline: Prerequisite = {
  id: 'P5',
  title: 'A measurement baseline',
  claim:
    'Delivery metrics are good enough to say where you are, to set a target, and to check six months later.',
  checks: [
    line('metrics-cover-the-services', 'Delivery metrics cover the services', {
      weight: 45,
      curve: linear(0, 0.7),
      minimumPopulation: MINIMUM_SERVICES,
      look: deployments,
    }),
    line('joiner-time-is-known', 'It is known how long a newcomer needs', {
      weight: 15,
      curve: yesOrNo(),
      look: {
        title: 'Record the first production change of every joiner',
        effort: 'low',
      },
    }),
    line('friction-is-measured', 'Friction is measured', {
      weight: 15,
      curve: linear(0, 1),
      look: connect('the ticket tracker'),
    }),
    line('baseline-is-frozen', 'A baseline is frozen', {
      weight: 15,
      curve: yesOrNo(),
      look: { title: 'Freeze the baseline', effort: 'low' },
    }),
    line('targets-have-owners', 'Targets have owners', {
      weight: 10,
      curve: linear(0, 1),
      look: { title: 'Set a target with an owner and a date', effort: 'low' },
    }),
  ],
  vetoes: [
    {
      id: 'no-baseline',
      title: 'Sources are connected and yet no metric has a baseline',
      check: 'metrics-cover-the-services',
      quantity: 'connectedWithoutBaseline',
      fires: 'at-least',
      limit: 1,
    },
  ],
};
