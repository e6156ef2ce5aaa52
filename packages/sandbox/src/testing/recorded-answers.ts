import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const scenario = z.array(
  z.object({
    method: z.string(),
    path: z.string(),
    body: z.json(),
    status: z.number(),
    response: z.json(),
    headers: z.record(z.string(), z.unknown()),
  }),
);

/** One exchange with GitHub, as its client's authors recorded it. */
export type RecordedAnswer = z.infer<typeof scenario>[number];

export function recordedAnswer(name: string, place: number): RecordedAnswer {
  const path = join(
    dirname(require.resolve('@octokit/fixtures/package.json')),
    'scenarios/api.github.com',
    name,
    'normalized-fixture.json',
  );
  const found = scenario.parse(JSON.parse(readFileSync(path, 'utf8')))[place];
  if (found === undefined) {
    throw new RangeError(`${name} has no exchange ${place}`);
  }
  return found;
}
