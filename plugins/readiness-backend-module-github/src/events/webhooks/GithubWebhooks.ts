import {
  whatIsWrong,
  type DecodedEvent,
  type DecodingContext,
  type EventDecoder,
  type ToldEvent,
} from '@groundwork/plugin-readiness-node';
import type { IncidentSettings } from '../incidents/IncidentsCollector';
import { z } from 'zod';
import {
  deploymentStatusPayload,
  issuesPayload,
  pullRequestPayload,
  pushPayload,
  workflowRunPayload,
} from './payloads';
import { toldDeployment } from './toldDeployment';
import { toldIncident } from './toldIncident';
import { concerned, type Concerned } from './concerned';

/** Runs that try a change, which none of them deploys. */
const TRIES: ReadonlySet<string> = new Set(['pull_request', 'merge_group']);

/** What webhooks are understood by; the same as what their collectors read by. */
export interface WebhookSettings {
  readonly tasks: ReadonlySet<string>;
  readonly incidents: IncidentSettings;
}

type Told = ToldEvent['payload'];

/**
 * Webhooks of GitHub hosts. Where one says all that a reading would bring, it is the same fact; where it says less, as of a pull
 * request without its commits, what it is about is read at once instead.
 */
export class GithubWebhooks implements EventDecoder {
  readonly id = 'github:webhooks';
  readonly deliveryHeader = 'x-github-delivery';
  readonly #settings: WebhookSettings;
  readonly #decode: ReadonlyMap<
    string,
    (told: Told, context: DecodingContext) => DecodedEvent | undefined
  >;

  constructor(settings: WebhookSettings) {
    this.#settings = settings;
    this.#decode = new Map([
      ['github.deployment_status', this.#deploymentStatus],
      ['github.workflow_run', this.#workflowRun],
      ['github.pull_request', this.#pullRequest],
      ['github.push', this.#push],
      ['github.issues', this.#issue],
    ]);
  }

  get topics(): readonly string[] {
    return [...this.#decode.keys()];
  }

  decode(
    { topic, payload }: ToldEvent,
    context: DecodingContext,
  ): DecodedEvent | undefined {
    const decode = this.#decode.get(topic);
    if (!decode) {
      throw new TypeError(`${topic} is no topic of ${this.id}`);
    }
    return decode(payload, context);
  }

  readonly #deploymentStatus = (told: Told, context: DecodingContext) => {
    const payload = read(deploymentStatusPayload, told);
    const about = concerned(payload.repository, context);
    const { task } = payload.deployment;
    // That a newer one took over says nothing of this one.
    const isNews = payload.deployment_status.state !== 'inactive';
    return about && isNews && this.#settings.tasks.has(task ?? 'deploy')
      ? toldDeployment(payload, about, context.asOf)
      : undefined;
  };

  /** It says nothing of its jobs. */
  readonly #workflowRun = (told: Told, context: DecodingContext) => {
    const { repository, workflow_run: run } = read(workflowRunPayload, told);
    const about = concerned(repository, context);
    return about && !TRIES.has(run.event)
      ? toBeRead(about, 'github-actions', 'github:runs')
      : undefined;
  };

  /** It says neither its commits nor its files. */
  readonly #pullRequest = (told: Told, context: DecodingContext) => {
    const { repository, pull_request: pull } = read(pullRequestPayload, told);
    const about = concerned(repository, context);
    return about && pull.merged_at !== null
      ? toBeRead(about, 'github', 'github:pull-requests', 'github:commits')
      : undefined;
  };

  /** It says no parents of its commits. */
  readonly #push = (told: Told, context: DecodingContext) => {
    const { repository, ref } = read(pushPayload, told);
    const about = concerned(repository, context);
    return about && ref === `refs/heads/${repository.default_branch}`
      ? toBeRead(about, 'github', 'github:commits')
      : undefined;
  };

  readonly #issue = (told: Told, context: DecodingContext) =>
    toldIncident(read(issuesPayload, told), this.#settings.incidents, context);
}

/** @throws with what is wrong first, without what it says */
function read<T>(schema: z.ZodType<T>, payload: unknown): T {
  const { data, error } = schema.safeParse(payload);
  if (error) throw new TypeError(whatIsWrong(error, 'payload'));
  return data;
}

function toBeRead(
  { source: { instance }, services }: Concerned,
  kind: string,
  ...[first, ...more]: readonly [string, ...string[]]
): DecodedEvent {
  const source = { kind, instance };
  const due = (collector: string) => ({
    ...{ collector, source },
    services: services.map(({ ref }) => ref),
  });
  return {
    ...{ source, events: [], places: [] },
    due: [due(first), ...more.map(due)],
    otherwise: due(first),
  };
}
