import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { CHAPTERS } from './company';
import { startSandbox } from './sandbox';

const DEFAULT_PORT_BASE = '7100';
const whole = z
  .string()
  .regex(/^\d+$/, 'must be a whole number')
  .transform(Number);
const settings = z.object({
  'port-base': whole,
  data: z.string(),
  services: whole.optional(),
  days: whole.optional(),
  seed: whole.optional(),
  chapter: z
    .enum(
      CHAPTERS,
      `there is no such chapter; there are ${CHAPTERS.join(' and ')}`,
    )
    .optional(),
  'four-months-ago': z.boolean().optional(),
  portal: z.url().optional(),
});

function readSettings() {
  const { values } = parseArgs({
    options: {
      'port-base': {
        type: 'string',
        default: process.env.SANDBOX_PORT_BASE ?? DEFAULT_PORT_BASE,
      },
      data: {
        type: 'string',
        default:
          process.env.SANDBOX_DATA ??
          resolve(import.meta.dirname, '../../../.cache/sandbox'),
      },
      services: { type: 'string' },
      days: { type: 'string' },
      seed: { type: 'string' },
      chapter: { type: 'string' },
      'four-months-ago': { type: 'boolean' },
      portal: { type: 'string' },
    },
  });
  return settings.parse(values);
}

async function main(): Promise<void> {
  const {
    'port-base': portBase,
    'four-months-ago': fourMonthsAgo,
    data,
    services,
    days,
    seed,
    chapter,
    portal,
  } = readSettings();
  const begun = Date.now();
  const sandbox = await startSandbox({
    portBase,
    dataDirectory: resolve(data),
    onError: error =>
      process.stderr.write(
        `sandbox: ${
          error instanceof Error ? error.stack ?? error.message : String(error)
        }\n`,
      ),
    ...(services === undefined ? {} : { services }),
    ...(days === undefined ? {} : { days }),
    ...(seed === undefined ? {} : { seed }),
    ...(chapter === undefined ? {} : { chapter }),
    ...(fourMonthsAgo === undefined ? {} : { fourMonthsAgo }),
    ...(portal === undefined ? {} : { portal }),
  });
  const addresses = Object.entries(sandbox.addresses).map(
    ([name, url]) => `${name} ${url}`,
  );
  process.stdout.write(
    `Sandbox ready in ${((Date.now() - begun) / 1000).toFixed(
      1,
    )} s: ${addresses.join(', ')}\n`,
  );

  let ending = false;
  const end = () => {
    if (!ending) {
      ending = true;
      sandbox.close().then(() => process.exit(0), fail);
    }
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}

function fail(error: unknown): void {
  process.stderr.write(`${sentence(error)}\n`);
  process.exit(1);
}

function sentence(error: unknown): string {
  if (
    error instanceof Error &&
    'code' in error &&
    error.code === 'EADDRINUSE' &&
    'port' in error
  ) {
    return `The sandbox cannot start: port ${String(
      error.port,
    )} is in use. End the program that uses it, or choose others with --port-base.`;
  }
  if (
    error instanceof Error &&
    'code' in error &&
    error.code === 'ENOENT' &&
    'syscall' in error &&
    String(error.syscall).startsWith('spawn git')
  ) {
    return 'The sandbox cannot start: the program git was not found.';
  }
  if (error instanceof z.ZodError) {
    return `The sandbox cannot start: ${z.prettifyError(error)}`;
  }
  const reason = error instanceof Error ? error.message : String(error);
  return `The sandbox cannot start: ${reason}`;
}

main().catch(fail);
