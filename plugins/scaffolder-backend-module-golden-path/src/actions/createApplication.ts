import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { SourceClients } from '@groundwork/source-client';
import {
  applicationNameOf,
  applicationSettingsOf,
} from '../argocd/applicationName';
import { Applications, type NewApplication } from '../argocd/Applications';
import type { GoldenPathConfig } from '../config';
import type { ApplicationSettings } from '../environments';
import { checked } from '../parameters/fields';
import { sourceFailure } from '../sourceFailure';
import { StepFailure } from '../StepFailure';
import { madeThing } from '../whatIsThere';
import { withinRun } from '../withinRun';

async function ensure(
  applications: Applications,
  wanted: NewApplication,
  {
    settings,
    earlier,
    beforeCreation,
  }: {
    readonly settings: ApplicationSettings;
    readonly earlier: readonly string[];
    readonly beforeCreation: () => void;
  },
): Promise<boolean> {
  const { name, path } = wanted;
  const existing = await applications.find(name, { project: settings.project });
  if (existing === undefined) {
    beforeCreation();
    await applications.create(wanted, settings);
    return true;
  }
  if (existing.path !== path) {
    throw new StepFailure({
      problem: `Argo CD ${
        settings.instance.name
      } has another application of the name ${name}, which deploys ${
        existing.path ?? 'something else'
      }.`,
      created: earlier,
      remedy: 'Ask the platform team whose it is.',
    });
  }
  return false;
}

/** Creates the Argo CD application of a service in one environment; the same again is a success. */
export function createCreateApplicationAction(options: {
  readonly config: GoldenPathConfig;
  readonly sources: SourceClients;
}) {
  const { config, sources } = options;
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
      const settings = applicationSettingsOf(config, environment);
      if (!settings) {
        ctx.logger.info(
          `Skipped: no Argo CD instance is configured for ${environment}. Its manifests are ready in deploy/${environment}`,
        );
        ctx.output('created', false);
        ctx.output('madeSoFar', earlier);
        return;
      }
      const bounded = withinRun(sources, ctx.signal);
      const applications = new Applications(bounded, settings.instance);
      const name = applicationNameOf(config, { service, environment });
      const path = `${environment}/${service}`;
      const address = applications.addressOf(name);
      const thing = `the Argo CD application ${name} in ${environment} (${address})`;
      const removal = `delete it there with everything that it deployed, and then the folder ${path} of ${settings.gitops.url}, if the pipeline has written it by then`;
      const made = madeThing(thing, removal);
      try {
        const wanted = { name, service, path };
        const created = await ensure(applications, wanted, {
          settings,
          earlier,
          beforeCreation: () =>
            ctx.output('madeSoFar', [
              ...earlier,
              madeThing(`${thing}, which was just being created`, removal),
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
        throw sourceFailure(error, earlier);
      }
    },
  });
}
