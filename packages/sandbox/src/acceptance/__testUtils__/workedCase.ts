import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(__dirname, '../../../../..');
const run = promisify(execFile);

/** Lets the product's delivery metrics work out one case, as `yarn vectors` does, and gives what it prints. */
export async function workOut(workedCase: object): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'groundwork-case-'));
  const file = join(folder, 'case.json');
  writeFileSync(file, JSON.stringify([workedCase]));
  const { stdout } = await run(
    process.execPath,
    [join(ROOT, 'packages/delivery-metrics/bin/delivery-metrics'), file],
    { cwd: ROOT, env: { PATH: process.env.PATH } },
  )
    .catch(error => ({ stdout: String(error.stdout ?? error) }))
    .finally(() => rmSync(folder, { recursive: true }));
  return stdout;
}
