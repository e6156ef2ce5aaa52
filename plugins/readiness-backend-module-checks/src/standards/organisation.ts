import {
  defaultVerdictRules,
  defineStandard,
  falling,
  linear,
  piecewise,
  type OrganisationStandard,
  type PillarRule,
  type SignalRule,
  type StandardCheck,
} from '@groundwork/plugin-readiness-common';
import { measurementBaseline } from './baseline';
import { foundation } from './foundation';
import { connect, shown } from './lines';
import { goldenPath } from './path';
import { pipelineForEveryone } from './pipeline';
import { platformTeam } from './team';

const catalog = connect('the catalog');
const tickets = connect('the ticket tracker');

const deliveries = connect('deployments, changes and incidents');
const MINIMUM_SERVICES = 5;

/** Hours by the answers of DORA's Quick Check: an hour, a day, a week, a month, half a year. */
const quickCheckHours = piecewise([
  [1, 1],
  [24, 0.8],
  [168, 0.6],
  [720, 0.4],
  [4380, 0.2],
  [8760, 0],
]);

/** What is known of the delivery of the typical service: docs/explanation/how-the-score-works.md, "Curves". */
const delivery: readonly StandardCheck[] = [
  shown('deploys-often', 'The typical service is deployed often', {
    // The same answers, in deployments a week.
    curve: piecewise([
      [0, 0],
      [7 / 182.5, 0.2],
      [7 / 30, 0.4],
      [1, 0.6],
      [7, 0.8],
      [14, 1],
    ]),
    minimumPopulation: MINIMUM_SERVICES,
    look: deliveries,
  }),
  shown(
    'delivers-changes-fast',
    'A change of the typical service reaches production fast',
    {
      curve: quickCheckHours,
      minimumPopulation: MINIMUM_SERVICES,
      look: deliveries,
    },
  ),
  shown(
    'deploys-without-failing',
    'Deployments of the typical service seldom fail',
    {
      curve: falling(1, 0),
      minimumPopulation: MINIMUM_SERVICES,
      look: deliveries,
    },
  ),
  shown(
    'recovers-fast',
    'The typical service recovers fast from a failed deployment',
    {
      curve: quickCheckHours,
      minimumPopulation: MINIMUM_SERVICES,
      look: deliveries,
    },
  ),
];

/** Shown beside the prerequisites, and read by pillars, signals and the phase diagnostic. */
const context: readonly StandardCheck[] = [
  ...delivery,
  shown('deploys-one-way', 'Teams deploy to production with one mechanism', {
    curve: linear(0.6, 0.95),
    look: connect('every declared cluster'),
  }),
  shown('names-owners-that-exist', 'Every component has an owner that exists', {
    curve: linear(0.3, 0.9),
    look: catalog,
  }),
  shown(
    'documents-its-services',
    'Components have documentation, and it is current',
    { curve: linear(0.3, 0.9), look: catalog },
  ),
  shown(
    'services-have-a-runbook-and-on-call',
    'Services in production have a runbook and somebody on call',
    { curve: linear(0.3, 0.9), look: catalog },
  ),
  shown(
    'services-have-telemetry',
    'Services in production have their metrics or traces collected',
    { curve: linear(0.3, 0.9), look: connect('every production cluster') },
  ),
  shown(
    'asks-the-same-questions',
    'The same questions come from different teams',
    { curve: linear(0, 0.4), look: tickets },
  ),
  shown(
    'developers-are-satisfied',
    'Developers are satisfied with their tools',
    {
      curve: linear(0.3, 0.9),
      look: { title: 'Ask developers how satisfied they are', effort: 'low' },
    },
  ),
];

const check = (id: string, title: string) => ({ from: { check: id, title } });

/** The five spokes of the radar (docs/explanation/how-the-score-works.md, "Pillars"). */
const pillars: readonly PillarRule[] = [
  {
    id: 'platform-foundations',
    title: 'Platform Foundations',
    inputs: [{ from: { prerequisite: 'P1' } }],
  },
  {
    id: 'delivery-engineering',
    title: 'Delivery Engineering',
    inputs: [
      { from: { prerequisite: 'P2' }, share: 0.7 },
      check('deploys-often', 'Deployment frequency'),
      check('delivers-changes-fast', 'Change lead time'),
    ],
  },
  {
    id: 'reliability-and-operations',
    title: 'Reliability and Operations',
    inputs: [
      check('deploys-without-failing', 'Change fail rate'),
      check('recovers-fast', 'Failed deployment recovery time'),
      check('workloads-are-well-kept', 'Workload hygiene'),
      check('services-have-a-runbook-and-on-call', 'Runbook and on-call'),
      check('deploys-without-exceptions', 'Manual exceptions'),
    ],
  },
  {
    id: 'observability-and-insight',
    title: 'Observability and Insight',
    inputs: [
      { from: { prerequisite: 'P5' } },
      check('services-have-telemetry', 'Telemetry by default'),
    ],
  },
  {
    id: 'developer-experience',
    title: 'Developer Experience',
    inputs: [
      { from: { prerequisite: 'P3' } },
      { from: { prerequisite: 'P4' } },
      check('joiner-time-is-known', 'Joiner time'),
      check('names-owners-that-exist', 'Catalog truth'),
      check('documents-its-services', 'Documentation'),
      check('developers-are-satisfied', 'Survey'),
    ],
  },
];

/** The seven signals: four of unreadiness, three of readiness. */
const signals: readonly SignalRule[] = [
  {
    id: 'how-to-tickets',
    title: 'More than 20 how-to tickets a week',
    speaksFor: 'not-ready',
    check: 'how-to-questions-are-few',
    when: 'above',
    line: 20,
  },
  {
    id: 'several-tools',
    title: 'Different tools for one job without a plan to converge',
    speaksFor: 'not-ready',
    check: 'delivers-the-same-way',
    quantity: 'lineagesWithoutPlan',
    when: 'at-least',
    line: 2,
  },
  {
    id: 'joiner-time-unknown',
    title: 'Nobody knows how long a newcomer needs',
    speaksFor: 'not-ready',
    check: 'joiner-time-is-known',
    when: 'below',
    line: 1,
    unit: 'yes-no',
  },
  {
    id: 'mostly-reactive',
    title: 'The platform team is mostly reactive',
    speaksFor: 'not-ready',
    check: 'platform-work-is-planned',
    when: 'above',
    line: 0.4,
    unit: 'share',
  },
  {
    id: 'same-questions',
    title: 'The same five questions come from different teams',
    speaksFor: 'ready',
    check: 'asks-the-same-questions',
    when: 'at-least',
    line: 0.4,
    unit: 'share',
  },
  {
    id: 'manual-coordination',
    title: 'A chosen golden path needs too much coordination by hand',
    speaksFor: 'ready',
    check: 'golden-path-needs-no-hands',
    when: 'above',
    line: 1,
  },
  {
    id: 'product-capacity',
    title: 'The platform team can run a product',
    speaksFor: 'ready',
    check: 'platform-team-is-a-product-team',
    when: 'at-least',
    line: 1,
    unit: 'yes-no',
  },
];

/**
 * Is this organisation ready for a portal? All of docs/explanation/how-the-score-works.md and
 * docs/explanation/how-the-verdict-is-reached.md that is a judgement, as data.
 */
export const organisationStandard: OrganisationStandard = defineStandard({
  scope: 'organisation',
  id: 'portal-readiness',
  version: '1.0.0',
  title: 'Portal readiness',
  prerequisites: [
    foundation,
    pipelineForEveryone,
    goldenPath,
    platformTeam,
    measurementBaseline,
  ],
  context,
  pillars,
  signals,
  roles: {
    pipelineDominance: 'delivers-the-same-way',
    deployMechanismDominance: 'deploys-one-way',
    repeatQuestions: 'asks-the-same-questions',
    readyPillars: ['platform-foundations', 'delivery-engineering'],
  },
  verdict: defaultVerdictRules,
});
