import { createServer, type Server } from 'node:http';
import {
  createBackendModule,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  between,
  defaultVerdictRules,
  defineOrganisationCheck,
  defineStandard,
  measured,
  yesOrNo,
} from '@groundwork/plugin-readiness-common';
import {
  readinessChecksExtensionPoint,
  readinessStandardsExtensionPoint,
} from '@groundwork/plugin-readiness-node';
import readiness from '@groundwork/plugin-readiness-backend';
import readinessGithub from '@groundwork/plugin-readiness-backend-module-github';
import request from 'supertest';
import { z } from 'zod';

jest.setTimeout(120_000);

const REGISTER = '/repos/acme/register/contents/declarations.yaml';
const look = { title: 'Look', effort: 'low' } as const;
const answerSchema = z.object({
  assessment: z
    .object({
      asOf: z.string(),
      verdict: z.looseObject({
        certain: z.boolean(),
        phase: z.string().optional(),
        possible: z.array(z.string()),
        looks: z.array(z.object({ title: z.string() })),
      }),
      size: z.looseObject({ engineers: z.number().optional() }),
    })
    .optional(),
});
type Assessment = NonNullable<z.infer<typeof answerSchema>['assessment']>;

/** A foundation that fails whatever is read, so that only the size can move the verdict. */
const failingFoundation = createBackendModule({
  pluginId: 'readiness',
  moduleId: 'failing-foundation',
  register(env) {
    env.registerInit({
      deps: {
        checks: readinessChecksExtensionPoint,
        standards: readinessStandardsExtensionPoint,
      },
      async init({ checks, standards }) {
        checks.addCheck(
          defineOrganisationCheck({
            id: 'holds',
            title: 'It holds',
            failureTitle: 'It does not hold',
            why: 'Because.',
            remediation: {
              summary: 'Do it.',
              effort: 'low',
              href: 'how-to/do-it',
            },
            appliesTo: 'organisation',
            requires: {},
            summarise: {},
            evaluate: () => measured(between(0, 0)),
          }),
        );
        standards.addStandard(
          defineStandard({
            scope: 'organisation',
            id: 'organisation',
            version: '1',
            title: 'Organisation',
            prerequisites: [
              {
                id: 'P1',
                title: 'Foundation',
                claim: 'It holds.',
                checks: [
                  {
                    check: 'holds',
                    title: 'It holds',
                    weight: 1,
                    look,
                    grading: { parts: [{ curve: yesOrNo() }] },
                  },
                ],
                vetoes: [],
              },
            ],
            context: [],
            pillars: [],
            signals: [],
            roles: {
              pipelineDominance: 'x',
              deployMechanismDominance: 'x',
              repeatQuestions: 'x',
              readyPillars: [],
            },
            verdict: defaultVerdictRules,
          }),
        );
      },
    });
  },
});

const entity = (
  kind: string,
  name: string,
  spec: Record<string, string[]>,
) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, namespace: 'default' },
  spec: { type: 'team', ...spec },
});

let gitHost: Server;
let backend: TestBackend;
/** How the Git host answers when it is asked for the register. */
let answer: { readonly status: number; readonly body: string };

async function start(): Promise<TestBackend['server']> {
  gitHost = createServer((asked, response) => {
    const isRegister = asked.url?.split('?')[0] === REGISTER;
    const { status, body } = isRegister ? answer : { status: 404, body: '{}' };
    response.writeHead(status).end(body);
  });
  await new Promise<void>(resolve => {
    gitHost.listen(0, '127.0.0.1', resolve);
  });
  const address = gitHost.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const features: BackendFeature[] = [
    catalogServiceMock.factory({
      entities: [
        entity('Group', 'payments', {}),
        entity('User', 'one', { memberOf: ['payments'] }),
        entity('User', 'two', { memberOf: ['payments'] }),
      ],
    }),
    mockServices.rootConfig.factory({
      data: {
        integrations: {
          github: [
            {
              host: 'git.example',
              apiBaseUrl: `http://127.0.0.1:${port}`,
              token: 'reader',
            },
          ],
        },
        readiness: {
          assessment: { frequency: { seconds: 1 } },
          registers: {
            attestations: {
              repository: 'acme/register',
              path: 'attestations.yaml',
            },
            declarations: {
              repository: 'acme/register',
              path: 'declarations.yaml',
            },
          },
        },
      },
    }),
  ];
  backend = await startTestBackend({
    features: [readiness, readinessGithub, failingFoundation, ...features],
  });
  return backend.server;
}

afterEach(async () => {
  await backend.stop();
  gitHost.closeAllConnections();
  await new Promise(resolve => {
    gitHost.close(resolve);
  });
});

async function assessedUntil(
  server: TestBackend['server'],
  isWanted: (assessment: Assessment) => boolean,
): Promise<Assessment> {
  let last: Assessment | undefined;
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const { body } = await request(server)
      .get('/api/readiness/organisation')
      .expect(200);
    last = answerSchema.parse(body).assessment;
    if (last && isWanted(last)) return last;
    await new Promise(resolve => {
      setTimeout(resolve, 100);
    });
  }
  throw new Error(`It was never assessed so: ${JSON.stringify(last)}`);
}

const lookNow = (server: TestBackend['server'], register = 'declaration') =>
  request(server).post(`/api/readiness/collectors/github:${register}/run`);

describe('a register that declares 340 engineers beside a catalog of two', () => {
  it('decides the size only while it can be read', async () => {
    answer = { status: 500, body: 'down' };
    const server = await start();

    await lookNow(server, 'attestation').expect(202);
    const before = await assessedUntil(server, () => true);
    expect(before.verdict).toMatchObject({
      certain: false,
      possible: ['NO_PORTAL', 'PIECES', 'FOUNDATION'],
    });
    expect(before.size).toEqual({ from: 'unknown' });
    expect(before.verdict.looks[0]?.title).toBe(
      'Make the register of declarations readable: nobody has looked at it yet',
    );

    answer = { status: 200, body: 'engineers: 340\n' };
    await lookNow(server).expect(202);
    const read = await assessedUntil(server, ({ verdict }) => verdict.certain);
    expect(read.verdict.phase).toBe('FOUNDATION');
    expect(read.size).toEqual({
      engineers: 340,
      from: 'declared',
      eligible: true,
    });

    answer = { status: 403, body: '{}' };
    await lookNow(server).expect(202);
    const lost = await assessedUntil(server, ({ verdict }) => !verdict.certain);
    expect(lost.verdict.possible).toEqual([
      'NO_PORTAL',
      'PIECES',
      'FOUNDATION',
    ]);
    expect(lost.verdict.looks).toEqual([
      expect.objectContaining({
        title: expect.stringMatching(
          /^Make the register of declarations readable: Git host git\.example does not let the portal read declarations\.yaml of acme\/register \(403\)\./,
        ),
      }),
    ]);

    answer = { status: 200, body: 'engineers: 340\n' };
    await lookNow(server).expect(202);
    const again = await assessedUntil(server, ({ verdict }) => verdict.certain);
    expect(again.verdict.phase).toBe('FOUNDATION');

    answer = { status: 404, body: '{}' };
    await lookNow(server).expect(202);
    await assessedUntil(server, ({ verdict }) => !verdict.certain);
  });
});
