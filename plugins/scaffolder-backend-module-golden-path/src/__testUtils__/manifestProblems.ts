import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';

const answerSchema = z.array(z.array(z.string()));

/** What is wrong with each Kubernetes object by the published schema of its kind; keys that the schema does not name are wrong. */
export function manifestProblems(
  objects: readonly unknown[],
): readonly (readonly string[])[] {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [join(__dirname, 'validateManifests.mjs')],
    { input: JSON.stringify(objects), encoding: 'utf8' },
  );
  if (stdout === '') {
    throw new Error(`The manifests could not be validated: ${stderr}`);
  }
  return answerSchema.parse(JSON.parse(stdout));
}
