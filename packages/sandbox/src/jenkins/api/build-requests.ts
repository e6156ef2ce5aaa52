import { escape, page } from '../../git-host/web-page';
import { stateAt, type BuildPlan } from '../builds/build';
import { displayNameOf, exportBuild } from '../export/builds';
import {
  describePendingInput,
  describeRun,
  INPUT_ID,
} from '../export/stage-view';
import type { Job } from '../model/items';
import { accountOf, denied, isAllowed } from './access';
import { consoleText } from './console';
import { refuse } from './pages';
import { sendExport, type Exchange } from './send-export';
import type { JenkinsServerOptions } from './server-options';

interface Asked {
  readonly job: Job;
  readonly build: BuildPlan;
  readonly rest: string;
  readonly exchange: Exchange;
}

/** Everything below a build. */
export function answerBuild(options: JenkinsServerOptions, asked: Asked): void {
  const { job, build, rest, exchange } = asked;
  const { request, response } = exchange;
  const now = options.clock.now();
  if (request.method === 'POST') {
    decide(options, asked);
    return;
  }
  switch (rest) {
    case 'api/json':
      sendExport(
        exportBuild(job, build, { addresses: options.addresses(), now }),
        exchange,
      );
      return;
    case 'consoleText':
      response.type('text/plain').send(consoleText(job, build, now));
      return;
    case 'logText/progressiveText':
      sendProgress(asked, now);
      return;
    case '':
    case 'console':
      response.send(
        page(
          `${displayNameOf(job)} #${build.number}`,
          `<pre>${escape(consoleText(job, build, now))}</pre>`,
        ),
      );
      return;
    default:
      answerStageView(asked, now);
  }
}

/** The stage view knows pipelines; other kinds of jobs have no such address. */
function answerStageView(
  { job, build, rest, exchange }: Asked,
  now: number,
): void {
  const { response } = exchange;
  const isPipeline = job.kind === 'multibranch' || job.kind === 'pipeline';
  switch (isPipeline ? rest : '') {
    case 'wfapi':
    case 'wfapi/describe':
      response.json(describeRun(job, build, now));
      return;
    case 'wfapi/pendingInputActions':
      response.json(describePendingInput(job, build, now));
      return;
    case 'wfapi/artifacts':
      response.json([]);
      return;
    default:
      notFound(exchange);
  }
}

/** The log from a byte on; the reader comes back with the size as its next beginning while there is more to come. */
function sendProgress({ job, build, exchange }: Asked, now: number): void {
  const { request, response } = exchange;
  const log = Buffer.from(consoleText(job, build, now));
  const start = Number(request.query.start ?? 0);
  response.set('X-Text-Size', String(log.length));
  if (stateAt(build, now).result === undefined) {
    response.set('X-More-Data', 'true');
  }
  response.type('text/plain').send(log.subarray(start));
}

/** Consent to what a build asks, refusal, and stopping it. */
function decide(options: JenkinsServerOptions, asked: Asked): void {
  const { build, rest, exchange } = asked;
  const { request, response } = exchange;
  const now = options.clock.now();
  const { result, asks } = stateAt(build, now);
  const by = accountOf(response)?.name ?? '';
  const isAnswer = rest.startsWith(`input/${INPUT_ID}/`);
  const right = isAnswer
    ? 'hudson.model.Item.Build'
    : 'hudson.model.Item.Cancel';
  if (!isAllowed(response, right)) {
    denied(request, response, right);
    return;
  }
  if (result !== undefined || (isAnswer && asks === undefined)) {
    notFound(exchange);
    return;
  }
  switch (rest) {
    case `input/${INPUT_ID}/proceedEmpty`:
      build.consent = { at: now, by };
      break;
    case `input/${INPUT_ID}/abort`:
      build.stopped = { at: now, by: `Rejected by ${by}`, result: 'ABORTED' };
      break;
    case 'stop':
      build.stopped = { at: now, by: `Aborted by ${by}`, result: 'ABORTED' };
      break;
    default:
      notFound(exchange);
      return;
  }
  response.status(200).end();
}

function notFound({ request, response }: Exchange): void {
  refuse(response, 404, { message: 'Not Found', uri: request.originalUrl });
}
