/**
 * `yarn bench [--baseline DIR] [--only A,B]`: figures of this machine, beside a plain app's when there is one.
 * `readiness` means every bench whose name begins with it.
 */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { inCache, root } from '../paths.mjs';
import { reportFailure, SentenceError } from '../terminal/sentence-error.mjs';
import type { Bench, MeasuredApp } from './bench';
import { benches } from './benches';
import { machine, table, type Measured } from './table';

function readOptions() {
  const { values } = parseArgs({
    options: { baseline: { type: 'string' }, only: { type: 'string' } },
  });
  const wanted = values.only?.split(',') ?? benches.map(({ id }) => id);
  const isOf = (name: string) => (bench: Bench) =>
    bench.id === name || bench.id.startsWith(`${name}-`);
  const unknown = wanted.find(name => !benches.some(isOf(name)));
  if (unknown)
    throw new SentenceError(
      `There is no bench "${unknown}"; there are ${benches
        .map(({ id }) => id)
        .join(', ')}.`,
    );
  const from = process.env.INIT_CWD ?? process.cwd();
  const baseline = values.baseline && resolve(from, values.baseline);
  if (baseline && !existsSync(join(baseline, 'node_modules')))
    throw new SentenceError(`${baseline} is no installed app to compare with.`);
  return {
    baseline,
    chosen: benches.filter(bench => wanted.some(name => isOf(name)(bench))),
  };
}

async function measure(bench: Bench, app: MeasuredApp) {
  const workspace = inCache('bench', `${bench.id}-${app.name}`);
  rmSync(workspace, { recursive: true, force: true });
  mkdirSync(workspace, { recursive: true });
  try {
    return await bench.measure(app, {
      workspace,
      say: text => process.stderr.write(`${bench.id}, ${app.name}: ${text}\n`),
    });
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  const { baseline, chosen } = readOptions();
  const measured: Measured[] = [];
  for (const bench of chosen) {
    // One after the other: two apps at once would measure each other.
    const plain = baseline
      ? await measure(bench, { name: 'plain', folder: baseline })
      : undefined;
    const ours = await measure(bench, { name: 'groundwork', folder: root });
    measured.push({
      ours,
      ...(plain && { plain }),
      ...(bench.maxRatio !== undefined && { maxRatio: bench.maxRatio }),
    });
  }
  process.stdout.write(`${machine()}\n\n${table(measured)}\n`);
}

main().catch(reportFailure);
