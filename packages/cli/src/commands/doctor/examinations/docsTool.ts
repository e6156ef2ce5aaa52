import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Config } from '@backstage/config';
import type { Examination, Finding } from '../finding';

const area = 'docs-tool';
const run = promisify(execFile);

/** What builds documentation, where the portal itself does. */
export function examineDocsTool(config: Config): Examination {
  return {
    area,
    async examine() {
      const builder = config.getOptionalString('techdocs.builder');
      if (builder === 'external') return [external(config)];
      const runsIn = config.getOptionalString('techdocs.generator.runIn');
      if (runsIn === 'local') return [await mkdocs()];
      return [
        {
          area,
          subject: 'TechDocs',
          outcome: 'not-examined',
          says: `documentation is built in ${
            runsIn ?? 'docker'
          }, which is not examined`,
        },
      ];
    },
  };
}

function external(config: Config): Finding {
  const type = config.getOptionalString('techdocs.publisher.type') ?? 'local';
  const base = { area, subject: 'TechDocs' } as const;
  if (type === 'local')
    return {
      ...base,
      outcome: 'cannot-be-read',
      says: 'documentation is built elsewhere, but kept on this machine',
      fix: 'set techdocs.publisher to the storage that your pipelines write to',
    };
  return {
    ...base,
    outcome: 'not-examined',
    says: `pipelines write documentation to ${type}; its credentials are the running portal's`,
  };
}

async function mkdocs(): Promise<Finding> {
  const base = { area, subject: 'mkdocs' } as const;
  try {
    const { stdout } = await run('mkdocs', ['--version'], { timeout: 20_000 });
    return { ...base, outcome: 'can-be-read', says: stdout.trim() };
  } catch {
    // Not on PATH, or broken: for the reader it is the same, and the cure is too.
    return {
      ...base,
      outcome: 'cannot-be-read',
      says: 'mkdocs does not run, so no documentation can be built',
      fix: 'install Python 3 with venv (Debian: apt install python3-venv) and run npm start, or put mkdocs-techdocs-core on PATH',
    };
  }
}
