import type { Subject } from '@groundwork/plugin-readiness-common';
import {
  EventReadings,
  fakeSource,
  type FakeSource,
  type RecordedAnswer,
} from '@groundwork/plugin-readiness-node/testUtils';
import type { IncomingMessage, ServerResponse } from 'node:http';

const JOB = '/job/cards/job/limits/job/main';
const PIPELINE = 'org.jenkinsci.plugins.workflow.job.WorkflowJob';
const START_MS = Date.parse('2026-11-01T10:00:00Z');
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

export const commitOf = (byte: string) => byte.repeat(20);
export const hourMs = (index: number) => START_MS + index * HOUR_MS;

const checkout = (repository: string, sha: string) => ({
  _class: 'hudson.plugins.git.util.BuildData',
  lastBuiltRevision: { SHA1: sha },
  remoteUrls: [`https://git.example.org/bank/${repository}.git`],
});

export interface TestBuild {
  readonly number: number;
  readonly timestamp: number;
  readonly duration: number;
  readonly building: boolean;
  readonly result: string | null;
  readonly actions: readonly object[];
}

/** A build of the commit, begun at the hour of its number, with a shared library before its own repository. */
export function build(
  number: number,
  sha: string,
  more: Partial<TestBuild> = {},
): TestBuild {
  return {
    ...{ number, timestamp: hourMs(number), duration: 30 * MINUTE_MS },
    ...{ building: false, result: 'SUCCESS' },
    actions: [{}, checkout('library', commitOf('ee')), checkout('limits', sha)],
    ...more,
  };
}

export type TestStage = readonly [name: string, status: string];

/** A component that names the job. */
export function component(name = 'limits', job = 'cards/limits'): Subject {
  return {
    ...{ kind: 'Component', ref: `component:default/${name}`, name },
    annotations: {
      'jenkins.io/job-full-name': job,
      'github.com/project-slug': 'bank/limits',
    },
  };
}

/** A controller with one job by branch, and what was read of it. */
export class Jenkins {
  builds: readonly TestBuild[] = [];
  next: number | undefined;
  /** The class of the job that builds the main branch. */
  kind = PIPELINE;
  readonly stages = new Map<number, readonly TestStage[]>();
  /** Answers instead of what is asked for, by the end of its path. */
  readonly refusals = new Map<string, RecordedAnswer>();
  readonly server: FakeSource;
  readonly readings: EventReadings;

  private constructor(server: FakeSource, config: object) {
    this.server = server;
    const instances = [
      {
        ...{ name: 'default', baseUrl: server.url },
        ...{ username: 'reader', apiKey: 'canary-token' },
      },
    ];
    this.readings = new EventReadings({ jenkins: { instances }, ...config }, [
      component(),
    ]);
  }

  static async start(config: object = {}): Promise<Jenkins> {
    const played: { jenkins?: Jenkins } = {};
    const answer = (request: IncomingMessage, response: ServerResponse) =>
      send(response, played.jenkins?.answer(request.url ?? '') ?? {});
    const numbers = Array.from({ length: 300 }, (_, index) => index + 1);
    const server = await fakeSource({
      '/job/cards/job/limits/api/json': answer,
      [`${JOB}/api/json`]: answer,
      ...Object.fromEntries(
        numbers.flatMap(number => [
          [`${JOB}/${number}/api/json`, answer],
          [`${JOB}/${number}/wfapi/describe`, answer],
        ]),
      ),
    });
    played.jenkins = new Jenkins(server, config);
    return played.jenkins;
  }

  answer(url: string): RecordedAnswer {
    const { pathname, searchParams } = new URL(url, 'http://jenkins');
    const refused = [...this.refusals].find(([end]) => pathname.endsWith(end));
    if (refused) {
      return refused[1];
    }
    if (pathname === '/job/cards/job/limits/api/json') {
      return { body: this.#project() };
    }
    if (pathname === `${JOB}/api/json`) {
      const [, from, to] =
        /\{(\d+),(\d+)\}$/.exec(searchParams.get('tree') ?? '') ?? [];
      const newest = this.builds.toReversed();
      return { body: { allBuilds: newest.slice(Number(from), Number(to)) } };
    }
    const number = Number(pathname.split('/').at(-3));
    const found = this.builds.find(each => each.number === number);
    if (!found) {
      return { status: 404 };
    }
    return {
      body: pathname.includes('wfapi') ? this.#described(found) : found,
    };
  }

  #project() {
    const last = this.builds.at(-1)?.number ?? 0;
    return {
      _class:
        'org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject',
      jobs: [
        { _class: PIPELINE, name: 'fix%2Frounding', nextBuildNumber: 4 },
        {
          ...{ _class: this.kind, name: 'main' },
          nextBuildNumber: this.next ?? last + 1,
        },
      ],
    };
  }

  #described({ number, timestamp }: TestBuild) {
    const stages = this.stages.get(number) ?? [
      ['Build', 'SUCCESS'],
      ['Deploy production', 'SUCCESS'],
    ];
    return {
      id: String(number),
      stages: stages.map(([name, status], index) => ({
        ...{ id: String(6 + index), name, status },
        startTimeMillis: timestamp + index * MINUTE_MS,
        durationMillis: MINUTE_MS,
      })),
    };
  }
}

function send(
  response: ServerResponse,
  { status = 200, headers = {}, body = {} }: RecordedAnswer,
): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    ...headers,
  });
  response.end(JSON.stringify(body));
}
