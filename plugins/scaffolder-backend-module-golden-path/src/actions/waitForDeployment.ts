import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { SourceClients } from '@groundwork/source-client';
import {
  applicationNameOf,
  applicationSettingsOf,
} from '../argocd/applicationName';
import type { ApplicationState } from '../argocd/applicationState';
import { Applications } from '../argocd/Applications';
import type { GoldenPathConfig } from '../config';
import { inWords } from '../duration';
import type { ApplicationSettings } from '../environments';
import { poll } from '../poll';
import { isPassing, sourceFailure } from '../sourceFailure';
import { StepFailure } from '../StepFailure';
import { withinRun } from '../withinRun';

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
  readonly applications: Applications;
  readonly created: readonly string[];
  readonly tell: (message: string) => void;
}

/** What one look has shown. */
interface Sight {
  readonly state: ApplicationState | undefined;
  readonly words: string;
  /** The same for what need not be told twice: words may count down the seconds until Argo CD may be asked again. */
  readonly told: string;
}

/** Looks at one application again and again, and remembers in words what it saw last. */
function watch(watched: Watched) {
  const { name, environment, settings, applications, created, tell } = watched;
  let last: Sight | undefined;
  async function see(): Promise<Sight> {
    const options = { project: settings.project, refresh: true };
    try {
      const state = await applications.find(name, options);
      const words = state ? describe(state) : 'no application';
      return { state, words, told: words };
    } catch (error) {
      // A bad moment of Argo CD is waited out; a refusal is not going to change.
      if (isPassing(error)) {
        const words = error.says.replace(/\.$/, '');
        return { state: undefined, words, told: error.reason };
      }
      throw sourceFailure(error, created);
    }
  }
  return {
    lastSeen: () => last?.words ?? 'no application',
    async look(): Promise<ApplicationState | undefined> {
      const now = await see();
      if (now.told !== last?.told) {
        tell(`${environment}: ${now.words}`);
      }
      last = now;
      return now.state && runs(now.state) ? now.state : undefined;
    },
  };
}

const goesOnWithoutUs = (address: string): string =>
  `Look at ${address}; the deployment goes on without the portal.`;

/** Waits until Argo CD runs the service as Git says. */
export function createWaitForDeploymentAction(options: {
  readonly config: GoldenPathConfig;
  readonly sources: SourceClients;
}) {
  const { config, sources } = options;
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
      const settings = applicationSettingsOf(config, environment);
      if (!settings) {
        ctx.logger.info(
          `No Argo CD instance is configured for ${environment}; not waiting`,
        );
        return;
      }
      const bounded = withinRun(sources, ctx.signal);
      const applications = new Applications(bounded, settings.instance);
      const name = applicationNameOf(config, { service, environment });
      const tell = (message: string) => ctx.logger.info(message);
      const watched = watch({
        name,
        environment,
        settings,
        applications,
        created,
        tell,
      });
      const state = await poll(() => watched.look(), {
        timeoutMs: timeoutSeconds * 1000,
        intervalMs: pollSeconds * 1000,
        signal: ctx.signal,
      });
      if (!state) {
        const waited = inWords(timeoutSeconds * 1000);
        throw new StepFailure({
          problem: `${service} did not run in ${environment} after ${waited}: ${watched.lastSeen()}.`,
          created,
          remedy: goesOnWithoutUs(applications.addressOf(name)),
        });
      }
      tell(`Running in ${environment}: ${state.images.join(', ')}`);
      ctx.output('applicationUrl', applications.addressOf(name));
      ctx.output('serviceUrl', state.urls[0]);
      ctx.output('image', state.images[0]);
      if (startedAt !== undefined) {
        ctx.output('took', inWords(Date.now() - Date.parse(startedAt)));
      }
    },
  });
}
