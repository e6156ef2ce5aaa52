import { z } from 'zod';
import type { RunningSandbox } from '../sandbox';
import { writeConfiguration } from './__testUtils__/assessment';
import { runCommandLine } from './__testUtils__/commandLine';
import {
  askGitHost,
  PATIENCE_MS,
  PORT_BASE,
  startSmallCompany,
} from './__testUtils__/servers';

jest.setTimeout(2 * PATIENCE_MS);

const findingSchema = z.object({
  area: z.string(),
  subject: z.string(),
  outcome: z.string(),
  says: z.string(),
  missing: z.string().optional(),
  fix: z.string().optional(),
});

let sandbox: RunningSandbox;
let config: string;
let repository: string;
beforeAll(async () => {
  sandbox = await startSmallCompany();
  config = writeConfiguration(PORT_BASE);
  const listed = z
    .array(z.object({ name: z.string() }))
    .parse(await askGitHost('/orgs/saltmarsh/repos?per_page=1&sort=pushed'));
  repository = `/api/v3/repos/saltmarsh/${listed[0]?.name}`;
}, PATIENCE_MS);
afterAll(() => sandbox.close());
afterEach(() => sandbox.faults.clearAll());

/** What the doctor says of what deliveries are read from, run as a person runs it. */
async function deliveries() {
  const { stdout } = await runCommandLine([
    ...['doctor', '--config', config, '--json'],
  ]);
  return z
    .array(findingSchema)
    .parse(JSON.parse(stdout))
    .filter(({ area }) => area === 'deliveries');
}

/** A right, the system that grants it, what it reads there, and the line that says so. */
interface Revoked {
  readonly right: string;
  readonly system: string;
  readonly path: () => string;
  readonly subject: RegExp;
}

const ofRepository = (right: string, path: string, kind: string): Revoked => ({
  ...{ right, system: 'git-host', path: () => `${repository}/${path}` },
  subject: new RegExp(` ${kind}$`),
});
const ofCluster = (resource: string): Revoked => ({
  right: `verb list on ${resource} in apiGroup "apps"`,
  system: 'cluster:production-api',
  path: () => `/apis/apps/v1/${resource}`,
  subject: new RegExp(`^production-api ${resource}$`),
});

/** Of each system one at a time: the command takes a while on a busy machine. */
const rounds: readonly (readonly Revoked[])[] = [
  [
    ofRepository('Deployments: read', 'deployments', 'deployments'),
    ofCluster('replicasets'),
    {
      ...{
        right: 'applications, get, */*',
        system: 'argocd:argocd-production',
      },
      path: () => '/api/v1/applications/',
      subject: /^argocd-production synchronisations$/,
    },
  ],
  [
    ofRepository('Actions: read', 'actions/runs', 'runs'),
    ofCluster('controllerrevisions'),
    {
      ...{ right: 'Job/Read', system: 'jenkins', path: () => '/job/' },
      subject: / builds$/,
    },
  ],
  [
    ofRepository('Pull requests: read', 'pulls', 'pull requests'),
    {
      ...{ right: 'incidents: read', system: 'pagerduty' },
      path: () => '/incidents',
      subject: /^\S+ incidents$/,
    },
  ],
  [ofRepository('Contents: read', 'commits', 'commits')],
  [
    {
      ...{ right: 'Issues: read', system: 'git-host' },
      path: () => '/api/v3/repos/saltmarsh/incidents/issues',
      subject: /\/incidents incidents$/,
    },
  ],
];

/** A cluster that never answers is no question of rights. */
const isSilent = ({ subject }: { readonly subject: string }) =>
  subject.startsWith('recovery');

it('has a line for each right of each source, all of which can be read', async () => {
  const found = await deliveries();
  for (const { subject } of rounds.flat()) {
    expect(found).toContainEqual(
      expect.objectContaining({
        subject: expect.stringMatching(subject),
        outcome: 'can-be-read',
      }),
    );
  }
  expect(
    found.filter(each => each.outcome !== 'can-be-read' && !isSilent(each)),
  ).toEqual([]);
});

it.each(
  rounds.map(
    revoked =>
      [revoked.map(({ right }) => right).join(' and '), revoked] as const,
  ),
)(
  'says that %s is missing, how it is given, and nothing else of deliveries',
  async (_, revoked) => {
    for (const { system, path } of revoked) {
      sandbox.faults.set(system, { kind: 'status', status: 403, path: path() });
    }
    const found = await deliveries();
    // A busy machine may keep a system from answering in time, which says nothing of rights.
    const ill = found.filter(each => each.missing !== undefined);
    expect(ill).toHaveLength(revoked.length);
    for (const { right, subject } of revoked) {
      expect(ill).toContainEqual(
        expect.objectContaining({
          subject: expect.stringMatching(subject),
          missing: right,
          says: expect.stringContaining('403'),
          fix: expect.stringMatching(/./),
        }),
      );
    }
  },
);
