/** A template of the former portal, and what became of it in eight months. */
export interface PastTemplate {
  readonly name: string;
  readonly title: string;
  readonly steps: readonly {
    readonly id: string;
    readonly name: string;
    readonly action: string;
  }[];
  /** How many of its tasks ended in which way. */
  readonly ended: Readonly<
    Partial<Record<'completed' | 'failed' | 'cancelled' | 'processing', number>>
  >;
  /** It makes a repository and a catalog entry; otherwise it opens an issue and is done. */
  readonly makesServices: boolean;
}

const ask = (what: string) => ({
  id: 'ticket',
  name: `Ask the platform team for ${what}`,
  action: 'github:issues:create',
});
const tell = {
  id: 'tell',
  name: 'Tell the requester',
  action: 'notification:send',
};

/** Most of them only open a ticket; the one that does work was mostly given up half-way, and nothing that it made was kept. */
export const PAST_TEMPLATES: readonly PastTemplate[] = [
  {
    name: 'order-database',
    title: 'Order a database',
    steps: [ask('a database')],
    ended: { completed: 38 },
    makesServices: false,
  },
  {
    name: 'request-access',
    title: 'Request access to a cluster',
    steps: [ask('access'), tell],
    ended: { completed: 26, failed: 1 },
    makesServices: false,
  },
  {
    name: 'new-namespace',
    title: 'Get a namespace',
    steps: [
      { id: 'log', name: 'Write down the request', action: 'debug:log' },
      ask('a namespace'),
    ],
    ended: { completed: 14, cancelled: 1 },
    makesServices: false,
  },
  {
    name: 'service-starter',
    title: 'Start a service',
    steps: [
      { id: 'files', name: 'Copy the skeleton', action: 'fetch:template' },
      { id: 'publish', name: 'Make the repository', action: 'publish:github' },
      { id: 'register', name: 'Register it', action: 'catalog:register' },
    ],
    ended: { completed: 3, failed: 4, cancelled: 2, processing: 1 },
    makesServices: true,
  },
];
