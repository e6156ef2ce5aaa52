import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';

const ROOT = join(
  dirname(require.resolve('../../package.json')),
  'fixtures/recordings',
);

const recording = z.object({
  request: z.object({
    method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
    path: z.string(),
    as: z.string(),
    accept: z.string().optional(),
    body: z.json().optional(),
  }),
  note: z.string().optional(),
  response: z.object({
    status: z.number(),
    headers: z.record(z.string(), z.string()),
    body: z.json(),
  }),
});

/** One exchange with a real server. */
export type Recording = z.infer<typeof recording> & { readonly name: string };

export function readRecording(name: string): Recording {
  return {
    ...recording.parse(
      JSON.parse(readFileSync(join(ROOT, `${name}.json`), 'utf8')),
    ),
    name,
  };
}

/** Names of all recordings below a folder, in order. */
export function recordingsIn(folder: string): readonly string[] {
  const directory = join(ROOT, folder);
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.json'))
    .map(entry =>
      relative(ROOT, join(entry.parentPath, entry.name)).replace(/\.json$/, ''),
    )
    .sort();
}
