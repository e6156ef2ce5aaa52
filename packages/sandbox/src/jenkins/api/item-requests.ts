import { link, page } from '../../git-host/web-page';
import type { BuildPlan } from '../builds/build';
import { findBuild, PERMALINKS } from '../export/builds';
import { exportItem } from '../export/items';
import { describeJob, describeRuns } from '../export/stage-view';
import { pathOf, type Item, type Job } from '../model/items';
import { accountOf, denied, isAllowed } from './access';
import { answerBuild } from './build-requests';
import { refuse } from './pages';
import { sendExport, type Exchange } from './send-export';
import type { JenkinsServerOptions } from './server-options';

/** What the address names: an item, perhaps one of its builds, and what is asked of it. */
interface Addressed {
  readonly names: readonly string[];
  readonly build: string | undefined;
  readonly rest: string;
}

/** `/cards/job/limits/job/main/12/wfapi/describe`, after the first `/job`. */
function addressedBy(path: string): Addressed {
  const parts = path.split('/').filter(part => part !== '');
  const names: string[] = [];
  let at = 0;
  do {
    names.push(decodeURIComponent(parts[at] ?? ''));
    at += 2;
  } while (parts[at - 1] === 'job');
  const next = parts[at - 1];
  const isBuild =
    next !== undefined &&
    (/^\d+$/.test(next) || Object.hasOwn(PERMALINKS, next));
  return {
    names,
    build: isBuild ? next : undefined,
    rest: parts.slice(isBuild ? at : at - 1).join('/'),
  };
}

/** Everything below `/job`. Whoever may not read an item is told that there is none. */
export async function answerItem(
  options: JenkinsServerOptions,
  exchange: Exchange,
): Promise<void> {
  const { request, response } = exchange;
  const { names, build: named, rest } = addressedBy(request.path);
  const item = isAllowed(response, 'hudson.model.Item.Read')
    ? options.store.find(names)
    : undefined;
  if (item === undefined) {
    notFound(exchange);
    return;
  }
  await options.store.load(item);
  if (named === undefined) {
    await answerAsked(options, { item, rest, exchange });
    return;
  }
  const build: BuildPlan | undefined =
    item.type === 'job'
      ? findBuild(item, named, options.clock.now())
      : undefined;
  if (item.type !== 'job' || build === undefined) {
    notFound(exchange);
    return;
  }
  answerBuild(options, { job: item, build, rest, exchange });
}

async function answerAsked(
  options: JenkinsServerOptions,
  {
    item,
    rest,
    exchange,
  }: {
    readonly item: Item;
    readonly rest: string;
    readonly exchange: Exchange;
  },
): Promise<void> {
  const { request, response } = exchange;
  const view = { addresses: options.addresses(), now: options.clock.now() };
  if (request.method === 'POST') {
    await startBuild(options, { item, rest, exchange });
    return;
  }
  if (rest === 'api/json') {
    sendExport(exportItem(item, view), exchange);
    return;
  }
  if (rest === '') {
    response.send(itemPage(item, view));
    return;
  }
  if (item.type !== 'job' || !hasStageView(item)) {
    notFound(exchange);
    return;
  }
  switch (rest) {
    case 'wfapi':
    case 'wfapi/describe':
      response.json(describeJob(item));
      return;
    case 'wfapi/runs':
      response.json(
        describeRuns(item, view.now, String(request.query.since ?? '')),
      );
      return;
    default:
      notFound(exchange);
  }
}

async function startBuild(
  { live, addresses }: JenkinsServerOptions,
  {
    item,
    rest,
    exchange,
  }: {
    readonly item: Item;
    readonly rest: string;
    readonly exchange: Exchange;
  },
): Promise<void> {
  const { request, response } = exchange;
  const account = accountOf(response);
  if (rest !== 'build' || item.type !== 'job' || account === undefined) {
    notFound(exchange);
    return;
  }
  if (!isAllowed(response, 'hudson.model.Item.Build')) {
    denied(request, response, 'hudson.model.Item.Build');
    return;
  }
  if (item.isDisabled) {
    refuse(response, 409, {
      message: `${item.fullName} is not buildable`,
      uri: request.originalUrl,
    });
    return;
  }
  const { name } = account;
  const build = await live.start(item, { kind: 'person', login: name, name });
  response
    .status(201)
    .set('Location', `${addresses().root}queue/item/${build.number * 7 + 13}/`)
    .end();
}

function hasStageView({ kind }: Job): boolean {
  return kind === 'multibranch' || kind === 'pipeline';
}

function notFound({ request, response }: Exchange): void {
  refuse(response, 404, { message: 'Not Found', uri: request.originalUrl });
}

/** What a person who follows a link sees. */
function itemPage(
  item: Item,
  { addresses }: { readonly addresses: { readonly root: string } },
): string {
  const below =
    item.type === 'job'
      ? (item.builds ?? []).toReversed().map(({ number }) => String(number))
      : item.items.map(({ name }) => `job/${encodeURIComponent(name)}`);
  const rows = below.map(
    name =>
      `<li>${link(
        `${addresses.root}${pathOf(item.fullName)}${decodeURI(name)}/`,
        decodeURIComponent(name.replace(/^job\//, '')),
      )}</li>`,
  );
  return page(item.fullName, `<ul>${rows.join('')}</ul>`);
}
