const SERVICE = '/catalog/default/component/partner-webhooks';
const TEAM = '/catalog/default/group/payments';
/** The guest is in the squad that owns it, and may freeze its numbers. */
const OWN = '/catalog/default/component/exchange-rates';

/** An example of every page of the portal. */
export const routes: readonly string[] = [
  '/',
  '/nowhere',
  '/search',
  '/search?query=ledger',
  '/catalog',
  '/catalog/apis',
  '/catalog/unprocessed',
  '/catalog/graph?rootEntityRefs[]=group:default/payments',
  SERVICE,
  `${SERVICE}/readiness`,
  `${SERVICE}/delivery`,
  `${SERVICE}/delivery/baseline`,
  `${OWN}/delivery/baseline/new`,
  `${OWN}/delivery/baseline/targets`,
  `${SERVICE}/ci-runs`,
  `${SERVICE}/kubernetes`,
  `${SERVICE}/argocd`,
  `${SERVICE}/docs`,
  TEAM,
  `${TEAM}/readiness`,
  `${TEAM}/delivery`,
  '/docs',
  '/create',
  '/create/templates/default/node-service',
  '/create/tasks',
  '/readiness',
  ...[1, 2, 3, 4, 5].map(number => `/readiness/prerequisites/P${number}`),
  '/readiness/pipelines',
  '/readiness/clusters',
  '/readiness/collectors',
  '/readiness/nowhere',
  '/delivery',
  '/delivery/baseline',
  '/delivery/baseline/new',
  '/notifications',
  '/settings',
];

/** Faults of stock pages that neither theme nor configuration can mend; seen on a plain app of this release too. */
export const stockFaults: readonly {
  readonly rule: string;
  readonly on: RegExp;
  /** What it is, for who looks whether a later release has mended it. */
  readonly what: string;
}[] = [
  {
    rule: 'nested-interactive',
    on: /^\/(catalog|docs|create|search|notifications)/,
    what: 'a sortable head of a table is a button in a button, an icon of a card a button in a link',
  },
  {
    rule: 'aria-valid-attr-value',
    on: /^\/(create|settings)/,
    what: 'tabs in the head of a page name panels that are not there',
  },
  {
    rule: 'link-name',
    on: /^\/create$/,
    what: 'the icon that leads to a template has no name',
  },
  {
    rule: 'aria-command-name',
    on: /^\/notifications/,
    what: 'what columns are dragged by has no name',
  },
  {
    rule: 'label',
    on: /^\/catalog\/graph/,
    what: 'the fields that choose kinds and relations have no label',
  },
];
