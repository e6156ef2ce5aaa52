import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { applicationNameOf } from '../argocd/applicationName';
import { argocdFailure } from '../argocd/argocdFailure';
import {
  ArgocdClient,
  ArgocdRefusal,
  type NewApplication,
} from '../argocd/ArgocdClient';
import type { ApplicationSettings, GoldenPathConfig } from '../config';
import { checked } from '../parameters/fields';

async function ensure(
  client: ArgocdClient,
  wanted: NewApplication,
  {
    settings,
    beforeCreation,
  }: {
    readonly settings: ApplicationSettings;
    readonly beforeCreation: () => void;
  },
): Promise<boolean> {
  const { name, path } = wanted;
  const existing = await client.find(name, { project: settings.project });
  if (existing === undefined) {
    beforeCreation();
    await client.create(wanted, settings);
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
        name: z => z.string().describe('Name of the service'),
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
        madeSoFar: z =>
          z
            .array(z.string())
            .describe('What earlier steps made, and the application'),
      },
    },
    async handler(ctx) {
      const { environment, created: earlier = [] } = ctx.input;
      const service = checked('name', ctx.input.name);
      const settings = config.environments.find(
        candidate => candidate.name === environment,
      )?.application;
      if (!settings) {
        ctx.logger.info(
          `Skipped: no Argo CD instance is configured for ${environment}. Its manifests are ready in deploy/${environment}`,
        );
        ctx.output('created', false);
        ctx.output('madeSoFar', earlier);
        return;
      }
      const client = new ArgocdClient(settings.instance, ctx.signal);
      const name = applicationNameOf(config, { service, environment });
      const path = `${environment}/${service}`;
      const address = client.applicationUrl(name);
      const made = `the Argo CD application ${name} in ${environment} (${address})`;
      try {
        const wanted = { name, service, path };
        const created = await ensure(client, wanted, {
          settings,
          beforeCreation: () =>
            ctx.output('madeSoFar', [
              ...earlier,
              `${made}, which was just being created`,
            ]),
        });
        ctx.logger.info(
          `Application ${
            created ? 'created' : 'is there already'
          }: ${address}. It deploys ${path} of the GitOps repository from the moment the pipeline has written it there`,
        );
        ctx.output('applicationUrl', address);
        ctx.output('created', created);
        ctx.output('madeSoFar', [...earlier, made]);
      } catch (error) {
        throw argocdFailure(error, {
          instance: settings.instance.name,
          created: earlier,
        });
      }
    },
  });
}
