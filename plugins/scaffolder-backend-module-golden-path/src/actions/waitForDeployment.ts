import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { applicationNameOf } from '../argocd/applicationName';
import { argocdFailure } from '../argocd/argocdFailure';
import type { ApplicationState } from '../argocd/applicationState';
import { ArgocdClient, ArgocdRefusal } from '../argocd/ArgocdClient';
import type { ApplicationSettings, GoldenPathConfig } from '../config';
import { inWords } from '../duration';
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

interface Watched {
  readonly name: string;
  readonly environment: string;
  readonly settings: ApplicationSettings;
  readonly client: ArgocdClient;
  readonly created: readonly string[];
  readonly tell: (message: string) => void;
  readonly signal: AbortSignal | undefined;
}

/** Looks at one application again and again, and remembers in words what it saw last. */
function watch(watched: Watched) {
  const { name, environment, settings, client, created, tell, signal } =
    watched;
  let last = 'no application';
  return {
    lastSeen: () => last,
    async look(): Promise<ApplicationState | undefined> {
      const state = await client
        .find(name, { project: settings.project, refresh: true })
        .catch(error => {
          // A bad moment of Argo CD is waited out; a refusal is not going to change.
          if (error instanceof ArgocdRefusal) {
            const instance = settings.instance.name;
            throw argocdFailure(error, { instance, created });
          }
          signal?.throwIfAborted();
          return undefined;
        });
      const now = state
        ? describe(state)
        : 'Argo CD does not answer or has no application';
      if (now !== last) {
        tell(`${environment}: ${now}`);
        last = now;
      }
      return state && runs(state) ? state : undefined;
    },
  };
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
        startedAt: z =>
          z
            .string()
            .datetime()
            .optional()
            .describe('As groundwork:service:plan said it'),
      },
      output: {
        applicationUrl: z => z.string().optional(),
        serviceUrl: z => z.string().optional(),
        image: z => z.string().optional(),
        took: z =>
          z
            .string()
            .optional()
            .describe('Time since startedAt in words; only when it runs'),
      },
    },
    async handler(ctx) {
      const { name: service, environment, startedAt } = ctx.input;
      const { timeoutSeconds = 600, pollSeconds = 1, created = [] } = ctx.input;
      const settings = config.environments.find(
        candidate => candidate.name === environment,
      )?.application;
      if (!settings) {
        ctx.logger.info(
          `No Argo CD instance is configured for ${environment}; not waiting`,
        );
        return;
      }
      const client = new ArgocdClient(settings.instance, ctx.signal);
      const name = applicationNameOf(config, { service, environment });
      const tell = (message: string) => ctx.logger.info(message);
      const watched = watch({
        name,
        environment,
        settings,
        client,
        created,
        tell,
        signal: ctx.signal,
      });
      const state = await poll(() => watched.look(), {
        timeoutMs: timeoutSeconds * 1000,
        intervalMs: pollSeconds * 1000,
        signal: ctx.signal,
      });
      if (!state) {
        throw new StepFailure({
          problem: `${service} did not run in ${environment} after ${timeoutSeconds} seconds: ${watched.lastSeen()}.`,
          created,
          remedy: `Look at ${client.applicationUrl(
            name,
          )}; the deployment goes on without the portal.`,
        });
      }
      tell(`Running in ${environment}: ${state.images.join(', ')}`);
      ctx.output('applicationUrl', client.applicationUrl(name));
      ctx.output('serviceUrl', state.urls[0]);
      ctx.output('image', state.images[0]);
      if (startedAt !== undefined) {
        ctx.output('took', inWords(Date.now() - Date.parse(startedAt)));
      }
    },
  });
}
