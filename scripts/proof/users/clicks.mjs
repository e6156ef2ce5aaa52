/**
 * What a page asks the backend for.
 *
 * @typedef {object} Ask
 * @property {string} path
 * @property {unknown} [body] - of a POST
 *
 * @typedef {readonly Ask[]} Page
 */

/** @param {string} name - of a component of the default namespace */
const entity = name => `component/default/${name}`;

/**
 * Whose pages are opened.
 *
 * @typedef {object} Company
 * @property {readonly string[]} services
 * @property {readonly string[]} applications - services that Argo CD deploys: only they have its tab
 * @property {readonly string[]} teams
 *
 * @typedef {object} Chosen
 * @property {string} service
 * @property {string} application
 * @property {string} team
 * @property {readonly string[]} services - of a team
 */

/** @type {readonly ((chosen: Chosen) => Page)[]} */
const pages = [
  // Home: one question for all services of a team.
  ({ services }) => [
    {
      path: '/api/deployments/v1/status/by-refs',
      body: { entityRefs: services.map(name => `component:default/${name}`) },
    },
    {
      path: '/api/ci-runs/v1/runs/by-refs',
      body: { entityRefs: services.map(name => `component:default/${name}`) },
    },
  ],
  ({ service }) => [
    { path: `/api/catalog/entities/by-name/${entity(service)}` },
    { path: `/api/deployments/v1/entities/${entity(service)}/status` },
    { path: `/api/ci-runs/v1/entities/${entity(service)}/runs` },
    { path: `/api/readiness/services/default/${service}` },
  ],
  ({ service }) => [
    {
      path: '/api/kubernetes/resources/workloads/query',
      body: { auth: {}, entityRef: `component:default/${service}` },
    },
  ],
  ({ application }) => [
    { path: `/api/argocd/everywhere/name/${application}/applications` },
    { path: `/api/argocd/everywhere/name/${application}/revisions` },
  ],
  ({ service }) => [
    { path: `/api/readiness/delivery/services/default/${service}` },
  ],
  ({ team }) => [
    { path: `/api/readiness/teams/default/${team}` },
    { path: `/api/readiness/delivery/teams/default/${team}` },
  ],
  () => [
    { path: '/api/readiness/organisation' },
    { path: '/api/readiness/collectors' },
  ],
  () => [{ path: '/api/readiness/prerequisites/P1' }],
  () => [{ path: '/api/readiness/clusters' }],
  () => [{ path: '/api/readiness/pipelines' }],
  () => [{ path: '/api/readiness/delivery/organisation' }],
  () => [{ path: '/api/catalog/entities/by-query?limit=20' }],
  () => [{ path: '/api/search/query?term=ledger' }],
  () => [{ path: '/api/scaffolder/v2/tasks?limit=10' }],
];

/**
 * The same row of numbers between 0 and 1 for the same seed (mulberry32).
 *
 * @param {number} seed
 */
export function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * One page after the other, as a person opens them.
 *
 * @param {() => number} random
 * @param {Company} company
 * @returns {Page}
 */
export function nextPage(random, { services, applications, teams }) {
  /** @template T @param {readonly T[]} from */
  const pick = from => from[Math.floor(random() * from.length)];
  const first = Math.floor(random() * services.length);
  const page = pick(pages);
  const [service, team] = [pick(services), pick(teams)];
  const application = pick(applications);
  if (!page || !service || !team || !application)
    throw new RangeError('The company has no service, application or team.');
  return page({
    ...{ service, application, team },
    services: services.slice(first, first + 12),
  });
}

/**
 * One of every page, for a portal that is well again.
 *
 * @param {Company} company
 * @returns {Page}
 */
export function everyPage({ services, applications, teams }) {
  const [service = '', application = ''] = [services[0], applications[0]];
  const [team = ''] = teams;
  return pages.flatMap(page =>
    page({ service, application, team, services: services.slice(0, 12) }),
  );
}
