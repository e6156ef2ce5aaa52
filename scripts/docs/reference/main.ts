/** `yarn reference`: writes what comes from the code, pages and the role in a cluster, and names what was different. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { inRoot } from '../../paths.mjs';
import { reportFailure } from '../../terminal/sentence-error.mjs';
import { checksPage } from './checks';
import { clusterRole, connectPage } from './clusterRole';
import { configurationPage } from './configuration';
import { evidencePage } from './evidence';
import { httpPage } from './http';

const pages = {
  'docs/reference/checks.md': checksPage,
  'docs/reference/evidence.md': evidencePage,
  'docs/reference/configuration.md': configurationPage,
  'docs/reference/http.md': httpPage,
  'plugins/kubernetes-backend-module-bounded/cluster-role.yaml': clusterRole,
  'docs/how-to/connect-a-cluster.md': connectPage,
};

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      /** Root of the copy to write to. */
      into: { type: 'string', default: inRoot('.') },
    },
  });
  const { into } = values;
  const written: string[] = [];
  for (const [path, write] of Object.entries(pages)) {
    const file = join(into, path);
    const options = await resolveConfig(inRoot(path));
    const text = format(await write(), { ...options, filepath: file });
    if (readOrNothing(file) === text) continue;
    writeFileSync(file, text);
    written.push(path);
  }
  process.stdout.write(
    written.length === 0
      ? 'The reference is what the code says.\n'
      : `Written: ${written.join(', ')}.\n`,
  );
}

/** A page that is not there yet differs from every text. */
function readOrNothing(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return undefined;
    throw error;
  }
}

main().catch(reportFailure);
