import { createHmac, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Json } from '../shapes/json';
import {
  accountShape,
  organisationSimpleShape,
  urlsOf,
  loginShape,
} from '../shapes/accounts';
import { plainRepositoryShape } from '../shapes/repository';
import { BOT_LOGIN } from '../state/directory';
import type { GitHostState } from '../state/git-host-state';
import type { HostEvent } from '../state/host-events';
import type { HookRecord, RepositoryRecord } from '../state/records';
import { payloadOf } from './payloads';

const PATIENCE_MS = 10_000;
/** Of an unruly hook each so manieth sending goes out twice, or after the ones that follow it. */
const TWICE_EVERY = 5;
const LATE_EVERY = 7;
const LATE_MS = 1_500;

/** Sends each happening to the hooks of its repository and of the organisation, signed as GitHub signs. */
export function deliverWebhooks(state: GitHostState): void {
  state.events.listen(event => {
    const record = state.repositories.get(event.repository);
    const wanted = hooksFor(state, event);
    if (record === undefined || wanted.length === 0) {
      return;
    }
    payloadOf(state, record, event)
      .then(payload =>
        Promise.all(
          wanted.map(hook =>
            deliver(hook, event.kind, {
              ...payload,
              ...envelope(state, record, event),
            }),
          ),
        ),
      )
      .catch(error =>
        wanted.forEach(hook =>
          note(hook, {
            code: undefined,
            status: 'failed',
            message: String(error),
          }),
        ),
      );
  });
}

/** Of the repository and of the organisation, those that want to hear of it. */
function hooksFor(
  state: GitHostState,
  event: HostEvent,
): readonly HookRecord[] {
  const hooks = [
    ...(state.hooks.get(event.repository) ?? []),
    ...(state.hooks.get(state.company.organisation) ?? []),
  ];
  return hooks.filter(
    hook =>
      hook.active &&
      (hook.events.includes('*') || hook.events.includes(event.kind)),
  );
}

/** Sends a happening to whoever wants to hear of it, some times under one delivery id, and tells what each answered. */
export async function sendNow(
  state: GitHostState,
  event: HostEvent,
  times: number,
): Promise<readonly (number | undefined)[]> {
  const record = state.repositories.get(event.repository);
  if (record === undefined) return [];
  const payload = {
    ...(await payloadOf(state, record, event)),
    ...envelope(state, record, event),
  };
  const answers: (number | undefined)[] = [];
  for (const hook of hooksFor(state, event)) {
    const delivery = randomUUID();
    for (let time = 0; time < times; time += 1) {
      await send(hook, event.kind, payload, delivery);
      answers.push(hook.lastResponse.code);
    }
  }
  return answers;
}

export function deliverPing(
  state: GitHostState,
  hook: HookRecord,
  shape: Json,
): void {
  const sender = loginShape(urlsOf(state.webUrl), state.directory, BOT_LOGIN);
  // A hook that nobody answers is the hook's own state; registering it succeeded.
  void send(hook, 'ping', {
    zen: 'Keep it logically awesome.',
    hook_id: hook.id,
    hook: shape,
    organization: organisationSimpleShape(
      urlsOf(state.webUrl),
      state.directory.organisation,
    ),
    sender,
  });
}

function envelope(
  state: GitHostState,
  record: RepositoryRecord,
  event: HostEvent,
): Json {
  const urls = urlsOf(state.webUrl);
  const bot =
    state.directory.account(BOT_LOGIN) ?? state.directory.organisation;
  return {
    repository:
      event.kind === 'push'
        ? pushedRepositoryShape(state, record)
        : plainRepositoryShape(state, record),
    ...(record.owner === state.company.organisation
      ? {
          organization: organisationSimpleShape(
            urls,
            state.directory.organisation,
          ),
        }
      : {}),
    sender: accountShape(urls, bot),
  };
}

/** A push comes from an older part of GitHub: two times are numbers, the owner has a name and an address. */
function pushedRepositoryShape(
  state: GitHostState,
  record: RepositoryRecord,
): Json {
  const shape = plainRepositoryShape(state, record);
  const seconds = (at: number) => Math.floor(at / 1000);
  return {
    ...shape,
    owner: {
      ...loginShape(urlsOf(state.webUrl), state.directory, record.owner),
      name: record.owner,
      email: null,
    },
    created_at: seconds(record.createdAt),
    pushed_at: seconds(record.pushedAt),
    stargazers: 0,
    master_branch: record.defaultBranch,
    ...(record.owner === state.company.organisation
      ? { organization: record.owner }
      : {}),
  };
}

const sendings = new WeakMap<HookRecord, number>();

/** Webhooks come late, twice and out of order; those of an unruly hook do so in every demonstration. */
async function deliver(
  hook: HookRecord,
  event: string,
  payload: Json,
): Promise<void> {
  const sending = (sendings.get(hook) ?? 0) + 1;
  sendings.set(hook, sending);
  if (hook.isUnruly && sending % LATE_EVERY === 0) {
    await pause(LATE_MS, undefined, { ref: false });
  }
  await send(hook, event, payload);
  if (hook.isUnruly && sending % TWICE_EVERY === 0) {
    await send(hook, event, payload);
  }
}

async function send(
  hook: HookRecord,
  event: string,
  payload: Json,
  delivery: string = randomUUID(),
): Promise<void> {
  const json = JSON.stringify(payload);
  const isForm = hook.contentType === 'form';
  const text = isForm ? `payload=${encodeURIComponent(json)}` : json;
  const headers = {
    'Content-Type': isForm
      ? 'application/x-www-form-urlencoded'
      : 'application/json',
    'User-Agent': 'GitHub-Hookshot/sandbox',
    'X-GitHub-Event': event,
    'X-GitHub-Delivery': delivery,
    'X-GitHub-Hook-ID': String(hook.id),
    ...(hook.secret === undefined
      ? {}
      : {
          'X-Hub-Signature-256': `sha256=${createHmac('sha256', hook.secret)
            .update(text)
            .digest('hex')}`,
        }),
  };
  try {
    const answer = await fetch(hook.url, {
      method: 'POST',
      headers,
      body: text,
      signal: AbortSignal.timeout(PATIENCE_MS),
      redirect: 'manual',
    });
    note(hook, {
      code: answer.status,
      status: answer.ok ? 'active' : 'failed',
      message: answer.ok ? 'OK' : answer.statusText,
    });
  } catch (error) {
    // Shown as the hook's last response, which is where GitHub shows it.
    note(hook, {
      code: undefined,
      status: 'failed',
      message: error instanceof Error ? error.message : String(error),
    });
  }
}

function note(hook: HookRecord, response: HookRecord['lastResponse']): void {
  hook.lastResponse = response;
}
