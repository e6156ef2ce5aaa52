/**
 * @typedef {object} Part
 * @property {string} id
 * @property {string} folder - of the package
 * @property {readonly string[]} mutate - files that are changed, below the package
 * @property {readonly string[]} tests - files that have to notice, below the package
 * @property {true} [alsoAtLoad] - what runs once when a file is loaded, such as a pattern, is changed as well: each such
 *   change needs all of the tests
 */

const common = 'plugins/readiness-common';
const clients = 'packages/source-client';

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
    tests: ['src/scoring/*.test.ts', 'src/assessment/otherClusters.test.ts'],
  },
  {
    id: 'verdict',
    folder: common,
    mutate: ['src/verdict/*.ts'],
    tests: ['src/verdict/*.test.ts'],
  },
  {
    id: 'completions',
    folder: common,
    mutate: ['src/completions/*.ts', 'src/dominance/*.ts'],
    tests: ['src/completions/*.test.ts', 'src/dominance/*.test.ts'],
  },
  {
    id: 'waivers',
    folder: common,
    mutate: ['src/waivers/*.ts'],
    tests: ['src/waivers/*.test.ts'],
  },
  {
    id: 'permissions',
    folder: 'packages/backend',
    mutate: [
      'src/permissions/GroundworkPermissionPolicy.ts',
      'src/permissions/CatalogMembership.ts',
      'src/permissions/grants.ts',
    ],
    tests: ['src/permissions/*.test.ts'],
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
];
