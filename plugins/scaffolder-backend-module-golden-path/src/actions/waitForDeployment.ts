import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  type ApplicationState,
  ArgocdClient,
  ArgocdRefusal,
} from '../argocd/ArgocdClient';
import type { GoldenPathConfig } from '../config';
import { poll } from '../poll';
import { StepFailure } from '../StepFailure';

function runs(state: ApplicationState): boolean {
  return (
    state.sync === 'Synced' &&
    state.health === 'Healthy' &&
    state.images.length > 0
  );
}

/** Argo CD may name every object of an application in one complaint; the start says enough. */
const LONGEST_COMPLAINT = 200;

function describe({ sync, health, complaints }: ApplicationState): string {
  const [complaint] = complaints;
  return complaint
    ? `${sync}, ${health} (${complaint.slice(0, LONGEST_COMPLAINT)})`
    : `${sync}, ${health}`;
}

/** Waits until Argo CD runs the service as Git says. */
export function createWaitForDeploymentAction(config: GoldenPathConfig) {
  return createTemplateAction({
    id: 'groundwork:deployment:wait',
    description: 'Waits until a service runs in an environment as Git says.',
    schema: {
      input: {
        name: z => z.string(),
        environment: z => z.string().describe('As in goldenPath.environments'),
        timeoutSeconds: z => z.number().int().min(1).max(3600).optional(),
        pollSeconds: z => z.number().min(0.05).max(60).optional(),
        created: z => z.array(z.string()).optional(),
      },
      output: {
        applicationUrl: z => z.string().optional(),
        serviceUrl: z => z.string().optional(),
        image: z => z.string().optional(),
      },
    },
    async handler(ctx) {
      const {
        name,
        environment,
        timeoutSeconds = 600,
        pollSeconds = 1,
      } = ctx.input;
      const settings = config.environments.find(
        candidate => candidate.name === environment,
      )?.application;
      if (!settings) {
        ctx.logger.info(
          `No Argo CD instance is configured for ${environment}; not waiting`,
        );
        return;
      }
      const client = new ArgocdClient(settings.instance);
      let last = 'no application';
      const look = async () => {
        const state = await client
          .find(name, { project: settings.project, refresh: true })
          .catch(error => {
            // A bad moment of Argo CD is waited out; a refusal is not going to change.
            if (error instanceof ArgocdRefusal) {
              throw error;
            }
            return undefined;
          });
        const now = state
          ? describe(state)
          : 'Argo CD does not answer or has no application';
        if (now !== last) {
          ctx.logger.info(`${environment}: ${now}`);
          last = now;
        }
        return state && runs(state) ? state : undefined;
      };
      const state = await poll(look, {
        timeoutMs: timeoutSeconds * 1000,
        intervalMs: pollSeconds * 1000,
        signal: ctx.signal,
      });
      if (!state) {
        throw new StepFailure({
          problem: `${name} did not run in ${environment} after ${timeoutSeconds} seconds: ${last}.`,
          created: ctx.input.created ?? [],
          remedy: `Look at ${client.applicationUrl(
            name,
          )}; the deployment goes on without the portal.`,
        });
      }
      ctx.logger.info(`Running in ${environment}: ${state.images.join(', ')}`);
      ctx.output('applicationUrl', client.applicationUrl(name));
      ctx.output('serviceUrl', state.urls[0]);
      ctx.output('image', state.images[0]);
    },
  });
}
