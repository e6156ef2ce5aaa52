/**
 * `yarn bench [--baseline DIR] [--only A,B] [--whole] [--strict]`: figures of this machine, beside a plain app's when
 * there is one. `readiness` means every bench whose name begins with it. An exceeded budget is marked and said at the end;
 * only `--strict` makes it exit code 1.
 */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { inCache, root } from '../paths.mjs';
import { reportFailure, SentenceError } from '../terminal/sentence-error.mjs';
import type { Bench, BenchContext, MeasuredApp } from './bench';
import { benches } from './benches';
import { rowsOf, type Row } from './budgets';
import { interleave } from './interleave';
import { conclusion, machine, table } from './table';

function readOptions() {
  const { values } = parseArgs({
    options: {
      baseline: { type: 'string' },
      only: { type: 'string' },
      whole: { type: 'boolean', default: false },
      strict: { type: 'boolean', default: false },
    },
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
    ...{ baseline, whole: values.whole, strict: values.strict },
    chosen: benches.filter(bench => wanted.some(name => isOf(name)(bench))),
  };
}

/** A folder for each bench and app, gone when the bench is over. */
async function measure(
  bench: Bench,
  apps: readonly MeasuredApp[],
  whole: boolean,
): Promise<readonly Row[]> {
  const folderOf = (app: MeasuredApp) =>
    inCache('bench', `${bench.id}-${app.name}`);
  const contexts = new Map<MeasuredApp, BenchContext>();
  for (const app of apps) {
    const workspace = folderOf(app);
    rmSync(workspace, { recursive: true, force: true });
    mkdirSync(workspace, { recursive: true });
    const say = (text: string) =>
      process.stderr.write(`${bench.id}, ${app.name}: ${text}\n`);
    contexts.set(app, { workspace, whole, say });
  }
  const contextOf = (app: MeasuredApp): BenchContext => {
    const context = contexts.get(app);
    if (!context) throw new Error(`${app.name} has no folder`);
    return context;
  };
  try {
    return rowsOf(await interleave(bench, apps, contextOf));
  } finally {
    for (const app of apps)
      rmSync(folderOf(app), { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  const { baseline, chosen, whole, strict } = readOptions();
  const apps: readonly MeasuredApp[] = [
    ...(baseline ? [{ name: 'plain' as const, folder: baseline }] : []),
    { name: 'groundwork', folder: root },
  ];
  const began = performance.now();
  const rows: Row[] = [];
  for (const bench of chosen) rows.push(...(await measure(bench, apps, whole)));
  const minutes = ((performance.now() - began) / 60_000).toFixed(1);
  process.stdout.write(
    `${machine()}\nMedians [lowest to highest round]; ${minutes} minutes.\n\n${table(
      rows,
    )}\n\n${conclusion(rows)}\n`,
  );
  if (strict && rows.some(({ standing }) => standing === 'exceeded'))
    process.exitCode = 1;
}

main().catch(reportFailure);
