import {
  dominanceCurve,
  falling,
  linear,
  type Prerequisite,
} from '@groundwork/plugin-readiness-common';
import { connect, line, shown } from './lines';

const clusters = connect('every declared cluster');
const MINIMUM_SERVICES = 5;
const MINIMUM_TEAMS = 3;

/** P1: docs/explanation/how-the-score-works.md, "Weights", "Curves" and "Vetoes". */
export const foundation: Prerequisite = {
  id: 'P1',
  title: 'Consistent foundation',
  claim:
    'Infrastructure is code, environments are alike, and there is one pattern for traffic, identity and secrets.',
  checks: [
    {
      ...line(
        'declares-workloads-as-code',
        'What runs in production is declared as code',
        { weight: 15, minimumPopulation: MINIMUM_TEAMS, look: clusters },
      ),
      grading: {
        parts: [
          { curve: linear(0.5, 0.9) },
          { quantity: 'gitops', curve: linear(0.4, 0.8) },
        ],
      },
    },
    line('changes-nothing-by-hand', 'Nobody changes production by hand', {
      weight: 10,
      curve: falling(0.2, 0.05),
      minimumPopulation: MINIMUM_SERVICES,
      look: clusters,
    }),
    line('environments-are-alike', 'Staging looks like production', {
      weight: 15,
      curve: linear(0.5, 0.9),
      look: clusters,
    }),
    line(
      'uses-one-entry-point',
      'Traffic enters every environment the same way',
      { weight: 10, curve: dominanceCurve(), look: clusters },
    ),
    line(
      'uses-one-secrets-backend',
      'Teams take their secrets from one place',
      {
        weight: 20,
        curve: dominanceCurve(),
        minimumPopulation: MINIMUM_TEAMS,
        look: {
          title: 'Ask every team once how secrets reach production',
          effort: 'low',
        },
      },
    ),
    {
      ...line(
        'uses-one-identity-pattern',
        'Workloads prove who they are in one way',
        { weight: 10, minimumPopulation: MINIMUM_SERVICES, look: clusters },
      ),
      grading: {
        parts: [{ curve: dominanceCurve() }],
        timesOneMinus: 'staticCredentials',
      },
    },
    line(
      'workloads-are-well-kept',
      'Workloads have probes, limits and a disruption budget',
      {
        weight: 5,
        curve: linear(0.3, 0.9),
        minimumPopulation: MINIMUM_SERVICES,
        look: clusters,
      },
    ),
    line('enforces-the-same-policies', 'Clusters enforce the same policies', {
      weight: 5,
      curve: linear(0.5, 0.9),
      look: clusters,
    }),
    line('deploys-without-exceptions', 'Deployments need no manual exception', {
      weight: 10,
      curve: falling(0.05, 0.01),
      // Tickets add to what Argo CD tells: without it they are a part of nothing.
      look: connect('every source of deployments'),
    }),
    shown('stays-in-sync-with-git', 'What runs is what Git says', {
      look: connect('every Argo CD instance'),
    }),
    shown(
      'clusters-run-close-versions',
      'Clusters are at most one minor version apart',
      { look: clusters },
    ),
  ],
  vetoes: [
    {
      id: 'entry-point-differs',
      title:
        'Traffic enters production and the environment before it through different controllers',
      check: 'uses-one-entry-point',
      quantity: 'differing',
      fires: 'at-least',
      limit: 0.1,
    },
    {
      id: 'many-secrets-backends',
      title: 'Four or more secrets backends are in use',
      check: 'uses-one-secrets-backend',
      quantity: 'backendsInUse',
      fires: 'at-least',
      limit: 4,
    },
    {
      id: 'unmanaged-secrets',
      title: 'Nobody manages the secrets of a team',
      check: 'uses-one-secrets-backend',
      quantity: 'unmanagedShare',
      fires: 'at-least',
      limit: 0.1,
    },
  ],
};
