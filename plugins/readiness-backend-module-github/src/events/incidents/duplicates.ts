/** What an issue says of itself as a copy: the key that another system calls it by, and the issue that it repeats. */
import { z } from 'zod';
import { fieldOf } from './issueForm';

/** Fields of `Issue` in GraphQL that say it. */
export const copyFields =
  'number body closedAt comments(last: 20) { nodes { body } }';

export const copySchema = z.object({
  number: z.number(),
  body: z.string(),
  closedAt: z.string().nullable(),
  comments: z.object({ nodes: z.array(z.object({ body: z.string() })) }),
});

/** See {@link copyFields}. */
export type Copy = z.infer<typeof copySchema>;

/** The issue that a copy repeats in the end, and the key that it states. */
export interface Original {
  readonly number: number;
  readonly key?: string | undefined;
}

/** Copies of copies of copies are somebody's mistake. */
const MOST_STEPS = 5;

/** The key that the form of an issue states. */
export function statedKey({ body }: Pick<Copy, 'body'>): string | undefined {
  const stated = fieldOf(body, 'Incident key');
  return stated === '' || /^_no response_$/i.test(stated)
    ? undefined
    : stated.slice(0, 255);
}

/**
 * The issue of the same repository that an issue repeats in GitHub's words: in its text, or in a comment of one that was closed.
 * What is still open is one of its own, whatever somebody remarked.
 */
export function repeated(
  { body, closedAt, comments }: Omit<Copy, 'number'>,
  { owner, name }: { readonly owner: string; readonly name: string },
): number | undefined {
  const remarks =
    closedAt === null ? [] : comments.nodes.map(each => each.body).reverse();
  for (const text of [body, ...remarks]) {
    const [, slug, other] =
      /^Duplicate of (?:([\w-]+\/[\w.-]+))?#(\d+)\b/im.exec(text) ?? [];
    const isHere =
      slug === undefined ||
      slug.toLowerCase() === `${owner}/${name}`.toLowerCase();
    if (other !== undefined && isHere) {
      return Number(other);
    }
  }
  return undefined;
}

/** What some issues repeat, asked step by step: a copy may repeat a copy, and only the last one may state a key. */
export async function originalsOf(
  issues: readonly Copy[],
  repository: { readonly owner: string; readonly name: string },
  ask: (numbers: readonly number[]) => Promise<readonly Copy[]>,
): Promise<ReadonlyMap<number, Original>> {
  const known = new Map(issues.map(issue => [issue.number, issue]));
  const nextOf = (number: number): number | undefined => {
    const issue = known.get(number);
    return issue && statedKey(issue) === undefined
      ? repeated(issue, repository)
      : undefined;
  };
  const asked = new Set(known.keys());
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const wanted = [...known.keys()].flatMap(number => nextOf(number) ?? []);
    const numbers = [...new Set(wanted)].filter(number => !asked.has(number));
    if (numbers.length === 0) {
      break;
    }
    numbers.forEach(number => asked.add(number));
    (await ask(numbers)).forEach(issue => known.set(issue.number, issue));
  }
  return new Map(
    issues.flatMap(({ number }) => {
      const last = lastOf(number, nextOf);
      const issue = known.get(last);
      const key = issue && statedKey(issue);
      return last === number ? [] : [[number, { number: last, key }] as const];
    }),
  );
}

/** Where issues repeat each other in a circle, the one that was written first stands for all of them. */
function lastOf(
  first: number,
  nextOf: (number: number) => number | undefined,
): number {
  const way = [first];
  for (;;) {
    const last = way[way.length - 1] ?? first;
    const next = nextOf(last);
    if (next === undefined) {
      return last;
    }
    if (way.includes(next)) {
      return Math.min(...way.slice(way.indexOf(next)));
    }
    way.push(next);
  }
}
