import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

// Each is a process of its own, which takes its time on a busy machine.
jest.setTimeout(120_000);

const run = promisify(execFile);
const index = JSON.stringify(join(__dirname, '../index.ts'));
const common = JSON.stringify(
  require.resolve('@groundwork/plugin-readiness-common'),
);
const client = JSON.stringify(require.resolve('@groundwork/source-client'));

/** Runs one collector in a process that has nothing else to do, and gives what it prints at the end. */
async function reasonOf(collect: string): Promise<string> {
  const program = `
    const { runCollector, SourceError } = require(${index});
    const { clusterSubject, defineEvidenceKind } = require(${common});
    const { SourceClients } = require(${client});
    const { ConfigReader } = require('@backstage/config');
    const { z } = require('zod');
    const say = () => undefined;
    runCollector(
      {
        collector: {
          id: 'test:version',
          produces: defineEvidenceKind({ id: 'version', title: 'Version', schema: z.object({}) }),
          appliesTo: { kind: 'Cluster' },
          collect: ${collect},
        },
        version: '1',
        cadence: { hours: 1 },
        timeout: { milliseconds: 300 },
      },
      [clusterSubject('one', 'production')],
      {
        sources: SourceClients.fromConfig(new ConfigReader({})),
        logger: { info: say, warn: say, debug: say },
        retries: { attempts: 3, firstDelayMs: 20, longestDelayMs: 200 },
      },
    ).then(({ records }) => process.stdout.write(records[0].reason));
  `;
  const { stdout } = await run(
    process.execPath,
    ['--require', 'tsx/cjs', '--eval', program],
    { cwd: __dirname },
  );
  return stdout;
}

describe('a process with nothing else to do lives until a look is over', () => {
  it('that waits before it tries again', async () => {
    expect(
      await reasonOf(
        `async () => { throw new SourceError('rate_limited', 'wait', { retryAfterMs: 100 }) }`,
      ),
    ).toBe('rate_limited');
  });

  it('whose collector never answers', async () => {
    expect(await reasonOf(`() => new Promise(() => undefined)`)).toBe(
      'timeout',
    );
  });
});
