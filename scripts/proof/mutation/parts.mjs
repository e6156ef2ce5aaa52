import { pipelineReasons } from './pipelineReasons.mjs';

/**
 * @typedef {object} Part
 * @property {string} id
 * @property {string} folder - of the package
 * @property {readonly string[]} mutate - files that are changed, below the package
 * @property {readonly string[]} tests - files that have to notice, below the package; the quick ones first, and no braces: Mocha takes a comma
 *   for the end of a pattern
 * @property {true} [onlyWhenNamed] - many changes: run when it is named
 * @property {number} [wanted] - the share to reach, of a hundred, where it is another than everywhere
 * @property {readonly import('./survivors.mjs').Reason[]} [reasons] - why no test notices what is left
 * @property {true} [alsoAtLoad] - what runs once when a file is loaded, such as a pattern, is changed as well: each such
 *   change needs all of the tests, and a process of its own
 */

const common = 'plugins/readiness-common';
const clients = 'packages/source-client';
const backend = 'packages/backend';

const pipelineTests = [
  'src/*ences.test.ts',
  'src/budget.test.ts',
  'src/classes*.test.ts',
  'src/commandLookup.test.ts',
  'src/dictionary.test.ts',
  'src/engines.test.ts',
  'src/fingerprint.test.ts',
  'src/hints.test.ts',
  'src/organisationBounds.test.ts',
  'src/recipes.test.ts',
  'src/script.test.ts',
  'src/shell*.test.ts',
  'src/similarity.test.ts',
  'src/actions/*.test.ts',
  'src/jenkins/*.test.ts',
];

/**
 * What a wrong answer would cost most: the score, the verdict, who may see what, and where a credential may be sent.
 *
 * @type {readonly Part[]}
 */
export const parts = [
  {
    id: 'scoring',
    folder: common,
    mutate: ['src/scoring/*.ts'],
    tests: [
      'src/scoring/confidence.test.ts',
      'src/scoring/exempt.test.ts',
      'src/scoring/overall.test.ts',
      'src/scoring/veto.test.ts',
      'src/assessment/otherClusters.test.ts',
      'src/scoring/acceptance.test.ts',
      'src/scoring/properties.test.ts',
    ],
  },
  {
    id: 'verdict',
    folder: common,
    mutate: ['src/verdict/*.ts'],
    tests: [
      'src/verdict/latch.test.ts',
      'src/verdict/words.test.ts',
      'src/verdict/verdict.test.ts',
    ],
  },
  {
    id: 'completions',
    folder: common,
    mutate: ['src/completions/*.ts', 'src/dominance/*.ts'],
    tests: ['src/dominance/*.test.ts', 'src/completions/*.test.ts'],
  },
  {
    id: 'waivers',
    folder: common,
    mutate: ['src/waivers/*.ts'],
    tests: ['src/waivers/*.test.ts'],
  },
  {
    id: 'permissions',
    folder: backend,
    mutate: ['src/permissions/GroundworkPermissionPolicy.ts'],
    tests: ['src/permissions/GroundworkPermissionPolicy.test.ts'],
  },
  {
    id: 'membership',
    folder: backend,
    mutate: ['src/permissions/CatalogMembership.ts'],
    tests: ['src/permissions/CatalogMembership.test.ts'],
  },
  {
    id: 'paths-in-clusters',
    folder: clients,
    mutate: ['src/kubernetes/resource.ts'],
    tests: ['src/kubernetes/resource.test.ts'],
    alsoAtLoad: true,
  },
  {
    id: 'paths-in-argocd',
    folder: clients,
    mutate: ['src/argocd/names.ts'],
    tests: ['src/argocd/names.test.ts'],
    alsoAtLoad: true,
  },
  {
    id: 'names-for-argocd',
    folder: 'plugins/argocd-backend',
    mutate: ['src/names.ts'],
    tests: ['src/names.test.ts'],
    alsoAtLoad: true,
  },
  {
    id: 'delivery-metrics',
    folder: 'packages/delivery-metrics',
    mutate: [
      'src/attemptOutcome.ts',
      'src/change{FailRate,LeadTime,OfCommit}.ts',
      'src/deployment{Frequency,Kind}.ts',
      'src/incidentAttribution.ts',
      'src/logicalDeployments.ts',
      'src/recoveryTime.ts',
      'src/reworkRate.ts',
      'src/score.ts',
      'src/stages.ts',
      'src/targetProgress.ts',
    ],
    tests: [
      'src/attemptOutcome.test.ts',
      'src/changeOfCommit.test.ts',
      'src/incidentAttribution.test.ts',
      'src/metrics.test.ts',
      'src/score.test.ts',
      'src/ordering.test.ts',
      'src/stages.test.ts',
      'src/targetProgress.test.ts',
      'src/vectors/vectors.test.ts',
    ],
    onlyWhenNamed: true,
  },
  {
    id: 'pipelines',
    folder: 'packages/pipeline-sameness',
    mutate: [
      'src/class{es,ify}.ts',
      'src/detect.ts',
      'src/engines.ts',
      'src/fingerprint.ts',
      'src/grouping.ts',
      'src/organisation{,Bounds}.ts',
      'src/similarity.ts',
    ],
    tests: pipelineTests,
    onlyWhenNamed: true,
    reasons: pipelineReasons,
  },
  {
    id: 'pipeline-readers',
    folder: 'packages/pipeline-sameness',
    mutate: [
      'src/{budget,commandLookup,hints,read,recipes,references}.ts',
      'src/{script,shell,shellScan,shellWords}.ts',
      'src/actions/*.ts',
      'src/jenkins/*.ts',
    ],
    tests: pipelineTests,
    onlyWhenNamed: true,
    wanted: 70,
    reasons: pipelineReasons,
  },
];
