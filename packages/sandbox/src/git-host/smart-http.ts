import { spawn } from 'node:child_process';
import { createGunzip } from 'node:zlib';
import { Router } from 'express';
import type { Request, Response } from 'express';
import { rightOf } from './rest/access';
import { route } from './rest/routing';
import { BOT_LOGIN } from './state/directory';
import { fullNameOf, type GitHostState } from './state/git-host-state';
import type { RepositoryRecord } from './state/records';
import { GIT_ENVIRONMENT } from './store/run-git';

const NOTHING = '0'.repeat(40);

type Service = 'git-upload-pack' | 'git-receive-pack';

function lookups(state: GitHostState) {
  const admitted = (
    request: Request,
    response: Response,
    service: Service,
  ): RepositoryRecord | undefined => {
    const right = rightOf(request);
    if (right === 'none' || right === 'bad') {
      response
        .status(401)
        .set('WWW-Authenticate', 'Basic realm="Saltmarsh Git"')
        .type('text')
        .send('Repository access needs a token.\n');
      return undefined;
    }
    const record = state.repository(
      request.params.owner ?? '',
      (request.params.repo ?? '').replace(/\.git$/, ''),
    );
    if (record === undefined) {
      response.status(404).type('text').send('Repository not found.\n');
      return undefined;
    }
    if (
      service === 'git-receive-pack' &&
      (right === 'read' || record.archived)
    ) {
      response
        .status(403)
        .type('text')
        .send(
          record.archived
            ? 'This repository was archived so it is read-only.\n'
            : 'Write access to repository not granted.\n',
        );
      return undefined;
    }
    return record;
  };
  return { admitted };
}

type Lookups = ReturnType<typeof lookups>;

function addAdvertisement(
  router: Router,
  state: GitHostState,
  { admitted }: Lookups,
): void {
  router.get(
    '/:owner/:repo/info/refs',
    route((request, response) => {
      const now = renamedAt(state, request);
      if (now !== undefined) {
        response.redirect(301, now);
        return;
      }
      const service = request.query.service;
      if (service !== 'git-upload-pack' && service !== 'git-receive-pack') {
        response
          .status(403)
          .type('text')
          .send(
            'Please upgrade your git client: only the smart protocol is spoken here.\n',
          );
        return;
      }
      const record = admitted(request, response, service);
      if (record !== undefined) {
        response.set({
          'Content-Type': `application/x-${service}-advertisement`,
          'Cache-Control': 'no-cache',
        });
        const banner = `# service=${service}\n`;
        response.write(
          `${(banner.length + 4).toString(16).padStart(4, '0')}${banner}0000`,
        );
        run({
          state,
          record,
          request,
          response,
          args: [service.slice(4), '--stateless-rpc', '--advertise-refs'],
        }).stdin.end();
      }
    }),
  );
}

function addTransfer(
  router: Router,
  state: GitHostState,
  { admitted }: Lookups,
): void {
  router.post(
    '/:owner/:repo/:service(git-upload-pack|git-receive-pack)',
    route(async (request, response) => {
      const service: Service =
        request.params.service === 'git-receive-pack'
          ? 'git-receive-pack'
          : 'git-upload-pack';
      const record = admitted(request, response, service);
      if (record === undefined) {
        return;
      }
      response.set({
        'Content-Type': `application/x-${service}-result`,
        'Cache-Control': 'no-cache',
      });
      const before = await state.store.refs(fullNameOf(record));
      const child = run({
        state,
        record,
        request,
        response,
        args: [service.slice(4), '--stateless-rpc'],
      });
      const input =
        request.headers['content-encoding'] === 'gzip'
          ? request.pipe(createGunzip())
          : request;
      input.on('error', () => child.kill());
      input.pipe(child.stdin);
      if (service === 'git-receive-pack') {
        child.on('close', () => {
          announce(state, record, before).catch(error =>
            response.destroy(error),
          );
        });
      }
    }),
  );
}

/** Git's smart HTTP protocol over the real programs: clone, fetch and push. */
export function smartHttp(state: GitHostState): Router {
  const router = Router();
  const found = lookups(state);
  addAdvertisement(router, state, found);
  addTransfer(router, state, found);
  return router;
}

/** Where a repository is now that had this name before; the client goes there and says so. */
function renamedAt(state: GitHostState, request: Request): string | undefined {
  const { owner = '', repo = '' } = request.params;
  const former = `${owner}/${repo.replace(/\.git$/, '')}`.toLowerCase();
  const record = state.formerNames.get(former);
  const rest = request.originalUrl.slice(`/${owner}/${repo}`.length);
  return record && `${state.webUrl}/${record.owner}/${record.name}.git${rest}`;
}

interface Run {
  readonly state: GitHostState;
  readonly record: RepositoryRecord;
  readonly request: Request;
  readonly response: Response;
  readonly args: readonly string[];
}

function run({ state, record, request, response, args }: Run) {
  const protocol = request.headers['git-protocol'];
  const env = {
    ...GIT_ENVIRONMENT,
    ...(typeof protocol === 'string' ? { GIT_PROTOCOL: protocol } : {}),
  };
  const child = spawn('git', [...args, '.'], {
    cwd: state.store.directoryOf(fullNameOf(record)),
    env,
  });
  child.stdin.on('error', () => {
    // The program may end before it read the whole request; it then says why in its answer.
  });
  child.on('error', error => response.destroy(error));
  child.stderr.resume();
  child.stdout.pipe(response);
  response.on('close', () => child.kill());
  return child;
}

async function announce(
  state: GitHostState,
  record: RepositoryRecord,
  before: ReadonlyMap<string, string>,
): Promise<void> {
  const after = await state.store.refs(fullNameOf(record));
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [old, current] = [before.get(name), after.get(name)];
    if (old !== current && name.startsWith('refs/heads/')) {
      const branch = name.slice('refs/heads/'.length);
      adoptFirstBranch(record, {
        branch,
        hadBranches: [...before.keys()].some(ref =>
          ref.startsWith('refs/heads/'),
        ),
      });
      state.moved(record, {
        branch,
        before: old ?? NOTHING,
        after: current ?? NOTHING,
        pusher: BOT_LOGIN,
      });
      movePulls(state, record, { branch, head: current });
    }
  }
}

/** The first branch that is pushed to an empty repository becomes its default branch. */
function adoptFirstBranch(
  record: RepositoryRecord,
  {
    branch,
    hadBranches,
  }: { readonly branch: string; readonly hadBranches: boolean },
): void {
  if (!hadBranches) {
    record.defaultBranch = branch;
  }
}

function movePulls(
  state: GitHostState,
  record: RepositoryRecord,
  {
    branch,
    head,
  }: { readonly branch: string; readonly head: string | undefined },
): void {
  for (const pull of state.pulls.get(fullNameOf(record)) ?? []) {
    if (
      pull.state === 'open' &&
      pull.headBranch === branch &&
      head !== undefined
    ) {
      pull.head = head;
      pull.updatedAt = state.clock.now();
    }
  }
}
