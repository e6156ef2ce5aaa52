import type { RootConfigService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  type GoldenPathEnvironment,
  readGoldenPathEnvironments,
} from './environments';

/** What the templates need to know of the organisation. */
export interface GoldenPathConfig {
  readonly repository?: {
    readonly host: string;
    readonly owner: string;
    readonly visibility: 'private' | 'internal' | 'public';
  };
  readonly pipelineWorkflow?: string;
  readonly secretStore: string;
  /** In the order in which a change travels. */
  readonly environments: readonly GoldenPathEnvironment[];
  readonly author: { readonly name: string; readonly email: string };
}

const VISIBILITIES = ['private', 'internal', 'public'] as const;
const WORKFLOW =
  /^[\w.-]+\/[\w.-]+\/\.github\/workflows\/[\w.-]+\.ya?ml@[\w./-]+$/;
const OBJECT_NAME = /^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/;

function readRepository(
  config: Config,
): NonNullable<GoldenPathConfig['repository']> {
  const visibility = config.getOptionalString('visibility') ?? 'private';
  const known = VISIBILITIES.find(candidate => candidate === visibility);
  if (!known) {
    throw new InputError(
      `Configuration goldenPath.repository.visibility must be one of ${VISIBILITIES.join(
        ', ',
      )}`,
    );
  }
  return {
    host: config.getString('host'),
    owner: config.getString('owner'),
    visibility: known,
  };
}

function readWorkflow(root: Config): string | undefined {
  const workflow = root.getOptionalString('goldenPath.pipelineWorkflow');
  if (workflow !== undefined && !WORKFLOW.test(workflow)) {
    throw new InputError(
      'Configuration goldenPath.pipelineWorkflow must look like owner/repository/.github/workflows/file.yaml@ref',
    );
  }
  return workflow;
}

/** Written into manifests and pages of new services, so it is what Kubernetes takes for a name. */
function readSecretStore(root: Config): string {
  const store = root.getOptionalString('goldenPath.secretStore') ?? 'default';
  if (!OBJECT_NAME.test(store)) {
    throw new InputError(
      'Configuration goldenPath.secretStore must be the name of a ClusterSecretStore: lower-case letters, digits, hyphens and dots',
    );
  }
  return store;
}

/** Reads and checks the configuration once; fails at start with the full key path. */
export function readGoldenPathConfig(
  root: RootConfigService,
): GoldenPathConfig {
  const repository = root.getOptionalConfig('goldenPath.repository');
  const pipelineWorkflow = readWorkflow(root);
  return {
    ...(repository ? { repository: readRepository(repository) } : {}),
    ...(pipelineWorkflow ? { pipelineWorkflow } : {}),
    secretStore: readSecretStore(root),
    environments: readGoldenPathEnvironments(root),
    author: {
      name:
        root.getOptionalString('scaffolder.defaultAuthor.name') ?? 'Scaffolder',
      email:
        root.getOptionalString('scaffolder.defaultAuthor.email') ??
        'scaffolder@localhost',
    },
  };
}
