import type {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import {
  createTemplateAction,
  initRepoAndPush,
} from '@backstage/plugin-scaffolder-node';
import type { SourceClients } from '@groundwork/source-client';
import type { z as actionZod } from 'zod/v3';
import type { GoldenPathConfig } from '../config';
import { parseRepository } from '../github/parseRepository';
import { ServiceRepository } from '../github/ServiceRepository';
import type { Ownership } from '../parameters/Ownership';
import { checked } from '../parameters/fields';
import { sourceFailure } from '../sourceFailure';
import { StepFailure } from '../StepFailure';
import { madeThing } from '../whatIsThere';
import { withinRun } from '../withinRun';
import { assertOwnRepository, type ExpectedOrigin } from './ownRepository';

/** Says that the repository is there, and with a remark how far it has come. */
type SayMade = (remark?: string) => void;

/** The newest commit of the repository; `undefined` for one that is empty or was created now. */
async function ensure(
  repository: ServiceRepository,
  options: {
    readonly expected: ExpectedOrigin;
    readonly settings: Parameters<ServiceRepository['create']>[0];
    readonly sayMade: SayMade;
  },
): Promise<{ readonly existed: boolean; readonly head: string | undefined }> {
  try {
    if (await repository.exists()) {
      const head = await assertOwnRepository(repository, options.expected);
      options.sayMade();
      return { existed: true, head };
    }
    options.sayMade('it was just being created');
    await repository.create(options.settings);
    options.sayMade('empty as yet');
    return { existed: false, head: undefined };
  } catch (error) {
    throw sourceFailure(error, []);
  }
}

const removalOf = ({ webUrl }: ServiceRepository): string =>
  `open ${webUrl}/settings and choose **Delete this repository** at its end`;

async function push(
  repository: ServiceRepository,
  options: {
    readonly directory: string;
    readonly author: GoldenPathConfig['author'];
    readonly logger: LoggerService;
    readonly sayMade: SayMade;
  },
): Promise<string> {
  options.sayMade('its files were just being pushed');
  try {
    const { commitHash } = await initRepoAndPush({
      dir: options.directory,
      remoteUrl: repository.cloneUrl,
      auth: {
        username: 'x-access-token',
        password: await repository.gitToken(),
      },
      logger: options.logger,
      defaultBranch: 'main',
      commitMessage: 'Start from the golden path',
      gitAuthorInfo: options.author,
    });
    options.sayMade();
    options.logger.info(`Files pushed as ${commitHash}`);
    return commitHash;
  } catch (error) {
    throw new StepFailure({
      problem: `The files could not be pushed to ${repository.webUrl}.`,
      created: [
        madeThing(
          `the empty repository ${repository.webUrl}`,
          removalOf(repository),
        ),
      ],
      remedy: 'Check that the portal’s account may push there.',
      cause: error,
    });
  }
}

async function tell(
  repository: ServiceRepository,
  wishes: {
    readonly team: string | undefined;
    readonly topics: readonly string[];
  },
  logger: LoggerService,
): Promise<void> {
  const { team, topics } = wishes;
  const noTeam = team && (await repository.allowTeam(team));
  if (noTeam) {
    logger.warn(
      `The team ${team} could not be given write access: the Git host has no such team, or the portal may not change it. ${noTeam.says} Ask an owner of the organisation.`,
    );
  }
  const noTopics =
    topics.length > 0 ? await repository.setTopics(topics) : undefined;
  if (noTopics) {
    logger.warn(
      `The topics of the repository could not be set. ${noTopics.says}`,
    );
  }
}

/** This is the first step that makes something, so it believes no earlier one. */
async function checkedInput(
  input: {
    readonly repoUrl: string;
    readonly description: string;
    readonly owner: string;
    readonly templateRef: string;
    readonly team?: string | undefined;
  },
  options: {
    readonly ownership: Ownership;
    readonly credentials: BackstageCredentials;
  },
) {
  const address = parseRepository(input.repoUrl);
  const component = checked('name', address.name);
  const description = checked('description', input.description);
  const template = checked('templateRef', input.templateRef);
  const team =
    input.team === undefined ? undefined : checked('team', input.team);
  const owner = await options.ownership.assertOwner(
    checked('owner', input.owner),
    options.credentials,
  );
  return {
    address,
    description,
    team,
    expected: { component, owner, template },
  };
}

/** The version of zod in which actions describe themselves. */
type Z = typeof actionZod;

const INPUT = {
  repoUrl: (z: Z) => z.string().describe('host?owner=…&repo=…'),
  description: (z: Z) => z.string(),
  owner: (z: Z) => z.string().describe('Entity reference of the owning group'),
  templateRef: (z: Z) =>
    z.string().describe('Entity reference of the template'),
  team: (z: Z) =>
    z.string().optional().describe('Team on the Git host that may write'),
  topics: (z: Z) => z.array(z.string()).optional(),
  sourcePath: (z: Z) =>
    z.string().optional().describe('Folder of the workspace to push'),
};

const OUTPUT = {
  repositoryUrl: (z: Z) => z.string(),
  repoContentsUrl: (z: Z) =>
    z.string().describe('Root of the files on the main branch'),
  commitSha: (z: Z) => z.string().describe('Newest commit of the main branch'),
  created: (z: Z) =>
    z.boolean().describe('False when an earlier run had made it'),
  madeSoFar: (z: Z) =>
    z.array(z.string()).describe('For the message of a later failure'),
};

/**
 * Creates the repository and pushes the workspace to it. Unlike `publish:github`
 * it can be run again: what an earlier run made is taken up, what is somebody
 * else's is left alone.
 */
export function createPublishRepositoryAction(options: {
  readonly config: GoldenPathConfig;
  readonly sources: SourceClients;
  readonly ownership: Ownership;
}) {
  const { config, sources, ownership } = options;
  return createTemplateAction({
    id: 'groundwork:repository:publish',
    description:
      'Creates a repository on GitHub and pushes the workspace; running it again takes up what is there.',
    schema: { input: INPUT, output: OUTPUT },
    async handler(ctx) {
      const { sourcePath = '.' } = ctx.input;
      const { address, description, expected, team } = await checkedInput(
        ctx.input,
        { ownership, credentials: await ctx.getInitiatorCredentials() },
      );
      const bounded = withinRun(sources, ctx.signal);
      const repository = new ServiceRepository(bounded, address);
      const made = `the repository ${repository.webUrl}`;
      const removal = removalOf(repository);
      const sayMade: SayMade = remark =>
        ctx.output('madeSoFar', [
          madeThing(made + (remark ? ` (${remark})` : ''), removal),
        ]);
      const { existed, head } = await ensure(repository, {
        expected,
        settings: {
          description,
          visibility: config.repository?.visibility ?? 'private',
        },
        sayMade,
      });
      if (!existed) {
        ctx.logger.info(`Repository created: ${repository.webUrl}`);
      }
      if (head !== undefined) {
        ctx.logger.info(
          `The repository holds the service already, at ${head}; left as it is`,
        );
      }
      const commitSha =
        head ??
        (await push(repository, {
          directory: resolveSafeChildPath(ctx.workspacePath, sourcePath),
          author: config.author,
          logger: ctx.logger,
          sayMade,
        }));
      const wishes = { team, topics: ctx.input.topics ?? [] };
      await tell(repository, wishes, ctx.logger).catch(error => {
        throw sourceFailure(error, [madeThing(made, removal)]);
      });
      ctx.output('repositoryUrl', repository.webUrl);
      ctx.output('repoContentsUrl', `${repository.webUrl}/blob/main`);
      ctx.output('commitSha', commitSha);
      ctx.output('created', !existed);
    },
  });
}
