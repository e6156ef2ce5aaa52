import express from 'express';
import type { ErrorRequestHandler, Express, Request } from 'express';
import { z } from 'zod';
import { CHAPTERS, type Chapter, type Mutation } from '../company';
import { CannotMoveError } from '../history';
import { BusyError } from '../one-at-a-time';
import type { SandboxClock } from './clock';
import { given, type Gave, type Given } from '../git-host';
import { fault, type SettableFaults } from './faults';
import { telling, tellPortal } from './tell';

/** Thousands of runs are given in one request. */
const JSON_LIMIT = '20mb';

export interface ControlState {
  readonly organisation: string;
  readonly chapter: Chapter;
  /** The chapter in which its start put it. */
  readonly beganWith: Chapter;
  /** To which everything of the past is relative. */
  readonly standsAt: string;
  readonly seed: number;
  readonly services: number;
  readonly addresses: Readonly<Record<string, string>>;
}

export interface ControlOptions {
  readonly clock: SandboxClock;
  readonly faults: SettableFaults;
  /** Names of systems that may fail. */
  readonly systems: () => readonly string[];
  readonly state: () => ControlState;
  readonly reset: () => Promise<void>;
  /** Brings the company to its next chapter. */
  readonly move: () => Promise<void>;
  readonly give: (what: Given) => Promise<Gave>;
  readonly mutate: (mutation: Mutation) => Promise<void>;
  /** Address of the portal that the company's systems tell what happens. */
  readonly portal: string | undefined;
}

class ControlError extends Error {
  constructor(readonly status: number, message: string) {
    super(message);
  }
}

const clockChange = z.union([
  z.strictObject({ advanceMs: z.number().nonnegative() }),
  z.strictObject({ set: z.iso.datetime() }),
  z.strictObject({ stopped: z.boolean() }),
]);
const chapter = z.strictObject({
  chapter: z.enum([...CHAPTERS, 'portal']),
});
const mutation = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('team-secrets'),
    team: z.string(),
    mechanism: z.enum(['vault', 'aws-secrets-manager', 'shared-document']),
  }),
  z.strictObject({ kind: z.literal('lose-attestation'), team: z.string() }),
  z.strictObject({ kind: z.literal('revoke-cluster'), cluster: z.string() }),
  z.strictObject({
    kind: z.literal('put-secret'),
    cluster: z.string(),
    path: z.string().min(1),
  }),
  z.strictObject({
    kind: z.literal('metrics-server'),
    cluster: z.string(),
    metricsServer: z.enum(['ready', 'slow', 'none']),
  }),
]);

function statusOf(error: unknown): number {
  if (error instanceof ControlError) {
    return error.status;
  }
  if (error instanceof CannotMoveError || error instanceof BusyError) {
    return 409;
  }
  return error instanceof RangeError || error instanceof SyntaxError
    ? 400
    : 500;
}

// Express knows an error handler by its four parameters.
const answerError: ErrorRequestHandler = (
  error: unknown,
  _request,
  response,
  _next,
) => {
  const status = statusOf(error);
  response.status(status).json({
    error: {
      status,
      message: error instanceof Error ? error.message : String(error),
    },
  });
};

function addClock(app: Express, options: ControlOptions): void {
  const { clock, faults } = options;
  const clockState = () => ({
    now: new Date(clock.now()).toISOString(),
    running: clock.running,
  });
  app.get('/state', (_request, response) =>
    response.json({
      ...options.state(),
      systems: options.systems(),
      clock: clockState(),
      faults: faults.all,
    }),
  );
  app.get('/clock', (_request, response) => response.json(clockState()));
  app.post(
    '/clock',
    later(async (request, response) => {
      const change = read(request, clockChange);
      if ('advanceMs' in change) {
        await clock.advance(change.advanceMs);
      } else if ('set' in change) {
        clock.set(Date.parse(change.set));
      } else if (change.stopped) {
        clock.stop();
      } else {
        clock.start();
      }
      response.json(clockState());
    }),
  );
}

function addFaults(app: Express, options: ControlOptions): void {
  const { faults } = options;
  app.get('/faults', (_request, response) => response.json(faults.all));
  app.put('/faults/:system', (request, response) => {
    const { system } = request.params;
    if (!options.systems().includes(system)) {
      throw new ControlError(
        404,
        `There is no system "${system}"; there are ${options
          .systems()
          .join(', ')}.`,
      );
    }
    faults.set(system, read(request, fault));
    response.json(faults.all);
  });
  app.delete('/faults/:system', (request, response) => {
    faults.clear(request.params.system);
    response.json(faults.all);
  });
  app.delete('/faults', (_request, response) => {
    faults.clearAll();
    response.json(faults.all);
  });
}

function addChanges(app: Express, options: ControlOptions): void {
  const { faults } = options;
  app.post(
    '/chapter',
    later(async (request, response) => {
      const wanted = read(request, chapter).chapter;
      if (wanted === 'portal') {
        throw new ControlError(
          501,
          `The chapter "${wanted}" is not written; there are ${CHAPTERS.join(
            ' and ',
          )}.`,
        );
      }
      await goTo(wanted, options);
      response.json(options.state());
    }),
  );
  app.post(
    '/reset',
    later(async (_request, response) => {
      faults.clearAll();
      await options.reset();
      response.json(options.state());
    }),
  );
  app.post(
    '/mutations',
    later(async (request, response) => {
      await options.mutate(read(request, mutation));
      response.status(204).end();
    }),
  );
  app.post(
    '/git-host',
    later(async (request, response) => {
      response.json(await options.give(read(request, given)));
    }),
  );
}

/** Forward by moving, back by beginning again; where the company stands already, there is nothing to be done. */
async function goTo(
  wanted: Chapter,
  { state, move, reset }: ControlOptions,
): Promise<void> {
  const { chapter: present, beganWith } = state();
  if (wanted === beganWith) await reset();
  else if (wanted === 'graveyard')
    throw new ControlError(
      409,
      `This company began with "${beganWith}". End it, and start one with --chapter ${wanted}.`,
    );
  else if (wanted !== present) await move();
}

function addTelling(app: Express, { clock, portal }: ControlOptions): void {
  app.post(
    '/tell',
    later(async (request, response) => {
      if (portal === undefined) {
        throw new ControlError(
          409,
          'The sandbox was started without the address of a portal (--portal).',
        );
      }
      const told = read(request, telling);
      response.json({ answer: await tellPortal(portal, told, clock.now()) });
    }),
  );
}

/** What a test or a person may do to the sandbox while it runs. */
export function controlApp(options: ControlOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(express.json({ limit: JSON_LIMIT }));

  addClock(app, options);
  addFaults(app, options);
  addChanges(app, options);
  addTelling(app, options);
  app.use((request, _response, next) =>
    next(
      new ControlError(
        404,
        `The control server does not know ${request.method} ${request.path}.`,
      ),
    ),
  );
  app.use(answerError);
  return app;
}

function read<T>(request: Request, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(request.body ?? {});
  if (!parsed.success) {
    throw new ControlError(400, z.prettifyError(parsed.error));
  }
  return parsed.data;
}

function later(
  handler: (request: Request, response: express.Response) => Promise<void>,
): express.RequestHandler {
  return (request, response, next) => {
    handler(request, response).catch(next);
  };
}
