import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { ArgocdClient, ArgocdRefusal } from '../argocd/ArgocdClient';
import type { ApplicationSettings, GoldenPathConfig } from '../config';
import { StepFailure } from '../StepFailure';

async function ensure(
  name: string,
  options: {
    readonly client: ArgocdClient;
    readonly settings: ApplicationSettings;
    readonly path: string;
  },
): Promise<boolean> {
  const { client, settings, path } = options;
  const existing = await client.find(name, { project: settings.project });
  if (existing === undefined) {
    await client.create(name, settings, path);
    return true;
  }
  if (existing.path !== path) {
    throw new ArgocdRefusal(
      `Argo CD ${
        settings.instance.name
      } has another application of the name ${name}, which deploys ${
        existing.path ?? 'something else'
      }.`,
    );
  }
  return false;
}

/** Creates the Argo CD application of a service in one environment; the same again is a success. */
export function createCreateApplicationAction(config: GoldenPathConfig) {
  return createTemplateAction({
    id: 'groundwork:argocd:create-application',
    description:
      'Creates the Argo CD application of a service in an environment; running it again is harmless.',
    schema: {
      input: {
        name: z =>
          z.string().describe('Name of the service and of the application'),
        environment: z => z.string().describe('As in goldenPath.environments'),
        created: z =>
          z
            .array(z.string())
            .optional()
            .describe('What earlier steps made, for the message of a failure'),
      },
      output: {
        applicationUrl: z => z.string().optional(),
        created: z =>
          z
            .boolean()
            .describe(
              'False when it was there or the environment has no Argo CD',
            ),
      },
    },
    async handler(ctx) {
      const { name, environment } = ctx.input;
      const settings = config.environments.find(
        candidate => candidate.name === environment,
      )?.application;
      if (!settings) {
        ctx.logger.info(
          `No Argo CD instance is configured for ${environment}; its manifests are ready in deploy/${environment}`,
        );
        ctx.output('created', false);
        return;
      }
      const client = new ArgocdClient(settings.instance);
      try {
        const created = await ensure(name, {
          client,
          settings,
          path: `${environment}/${name}`,
        });
        ctx.logger.info(
          `Application ${
            created ? 'created' : 'is there already'
          }: ${client.applicationUrl(name)}`,
        );
        ctx.output('applicationUrl', client.applicationUrl(name));
        ctx.output('created', created);
      } catch (error) {
        throw new StepFailure({
          problem:
            error instanceof ArgocdRefusal
              ? error.message
              : `Argo CD ${settings.instance.name} could not be reached.`,
          created: ctx.input.created ?? [],
          remedy:
            'Ask the platform team to look at the account of goldenPath.argocd in the portal’s configuration.',
          cause: error,
        });
      }
    },
  });
}
