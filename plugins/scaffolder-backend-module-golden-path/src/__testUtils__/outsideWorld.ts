import {
  createMockDirectory,
  mockCredentials,
  mockServices,
} from '@backstage/backend-test-utils';
import type { TemplateAction } from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import type { JsonObject } from '@backstage/types';
import { SourceClients } from '@groundwork/source-client';
import { readGoldenPathConfig } from '../config';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { Ownership } from '../parameters/Ownership';
import { stoppable } from '../stoppable';
import { PretendArgocd } from './argocd';
import { COMPANY, permissions, userInfo } from './company';
import { GitHost } from './gitHost';

/** What a person would see of one action. */
export interface ActionResult {
  readonly output: Readonly<Record<string, unknown>>;
  readonly log: string;
  readonly error: Error | undefined;
}

/** Where the pretend organisation differs from one Argo CD instance per environment. */
interface Differences {
  readonly productionInstance?: 'hub';
}

/** The configuration of an organisation whose Git host and Argo CD are here. */
export function configOf(
  host: string,
  argocdUrl: string,
  { productionInstance }: Differences = {},
): JsonObject {
  return {
    integrations: {
      github: [
        {
          host: host,
          apiBaseUrl: `http://${host}/api/v3`,
          token: 'canary-git-token',
        },
      ],
    },
    goldenPath: {
      repository: { host: host, owner: 'acme' },
      pipelineWorkflow: 'acme/pipelines/.github/workflows/service.yml@v2',
      argocd: {
        instances: ['hub', 'production-hub'].map(name => ({
          name,
          url: argocdUrl,
          token: 'canary-deployer',
        })),
      },
      environments: {
        staging: {
          argocdInstance: 'hub',
          destination: { name: 'staging' },
          gitopsRepository: { url: 'https://git.test/acme/gitops.git' },
          domain: 'staging.test',
        },
        production: {
          argocdInstance: productionInstance ?? 'production-hub',
          project: 'services',
          destination: { server: 'https://production.test' },
          gitopsRepository: { url: 'https://git.test/acme/gitops.git' },
          domain: 'test',
          gateway: { name: 'public', namespace: 'gateway' },
        },
        recovery: {},
      },
    },
    groundwork: {
      environments: [
        { name: 'staging' },
        { name: 'production' },
        { name: 'recovery' },
      ],
    },
  };
}

/** A Git host and an Argo CD on real ports, a workspace, and the configuration that joins them. */
export function useOutsideWorld() {
  const gitHost = new GitHost();
  const argocd = new PretendArgocd();
  const workspace = createMockDirectory();
  const opened: SourceClients[] = [];
  let serial = 0;

  beforeAll(async () => {
    await gitHost.start();
    await argocd.start();
  });
  afterAll(async () => {
    await Promise.all([gitHost, argocd, ...opened].map(each => each.close()));
  });

  function settings(differences: Differences = {}) {
    const rootConfig = mockServices.rootConfig({
      data: configOf(gitHost.host, argocd.url, differences),
    });
    const sources = SourceClients.fromConfig(rootConfig);
    opened.push(sources);
    const catalog = catalogServiceMock({ entities: COMPANY });
    return {
      config: readGoldenPathConfig(rootConfig),
      sources,
      catalog,
      ownership: new Ownership({
        auth: mockServices.auth(),
        catalog,
        permissions,
        userInfo,
      }),
    };
  }

  /** Runs one action; no token may be in its log or its error. */
  async function run<I extends JsonObject, O extends JsonObject>(
    action: TemplateAction<I, O>,
    input: I,
    signal?: AbortSignal,
  ): Promise<ActionResult> {
    const log: string[] = [];
    const output: Record<string, unknown> = {};
    const logger = mockServices.logger.mock({
      info: message => log.push(message),
      warn: message => log.push(message),
    });
    const context = createMockActionContext<I, O>({
      input,
      logger,
      workspacePath: workspace.path,
      getInitiatorCredentials: async () => mockCredentials.user(),
    });
    let error: Error | undefined;
    try {
      await stoppable(action).handler({
        ...context,
        ...(signal ? { signal } : {}),
        output: (name, value) => {
          output[String(name)] = value;
        },
      });
    } catch (thrown) {
      error = thrown instanceof Error ? thrown : new Error(String(thrown));
    }
    const seen = `${log.join('\n')} ${error?.message} ${error?.stack}`;
    if (seen.includes('canary')) {
      throw new Error(`A token was shown: ${seen}`);
    }
    return { output, log: log.join('\n'), error };
  }

  return {
    gitHost,
    argocd,
    workspace,
    settings,
    /** The configuration of a portal that knows this world. */
    configuration: (differences: Differences = {}) =>
      configOf(gitHost.host, argocd.url, differences),
    run,
    /** A name that no other test has used. */
    freshName: () => `service-${(serial += 1)}`,
  };
}
