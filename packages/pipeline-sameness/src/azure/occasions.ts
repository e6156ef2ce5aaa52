/** When a pipeline of Azure runs: its triggers, and conditions asked on each occasion. */
import { z } from 'zod';
import { OCCASIONS, REFS, type Occasion } from '../jobs/occasions';
import { matchesWildcard } from '../jobs/patterns';
import { evaluate, truth, type Scope } from './expressions';
import { mapping } from './scope';

const texts = z.union([
  z.string().transform(one => [one]),
  z.array(z.coerce.string()),
]);
const filter = z.union([
  texts.transform(include => ({ include, exclude: undefined })),
  z.looseObject({ include: texts.nullish(), exclude: texts.nullish() }),
]);

const REASONS: Readonly<Record<Occasion, string>> = {
  pull_request: 'PullRequest',
  'push:other': 'IndividualCI',
  'push:default': 'IndividualCI',
  'push:release': 'IndividualCI',
  'push:tag': 'IndividualCI',
  schedule: 'Schedule',
  pipeline: 'ResourceTrigger',
  manual: 'Manual',
};

function nameOn(occasion: Occasion, branch: string): string {
  const { branch: written, tag } = REFS[occasion];
  return tag ?? (written === 'main' ? branch : written) ?? '';
}

/** What the platform sets on an occasion. */
export function scopeOn(
  outer: Scope,
  occasion: Occasion,
  branch: string,
): Scope {
  const name = nameOn(occasion, branch);
  const kind = occasion === 'push:tag' ? 'tags' : 'heads';
  const isRequest = occasion === 'pull_request';
  return new Map([
    ...outer,
    ['variables.build.reason', REASONS[occasion]],
    [
      'variables.build.sourcebranch',
      isRequest ? 'refs/pull/1/merge' : `refs/${kind}/${name}`,
    ],
    [
      'variables.build.sourcebranchname',
      isRequest ? 'merge' : name.split('/').pop() ?? name,
    ],
    ['variables.system.pullrequest.pullrequestid', isRequest ? '1' : ''],
    ['variables.system.pullrequest.targetbranch', isRequest ? branch : ''],
  ]);
}

/** The occasions on which a condition may hold. */
export function heldOn(
  occasions: ReadonlySet<Occasion>,
  condition: string | undefined,
  { scope, branch }: { readonly scope: Scope; readonly branch: string },
): ReadonlySet<Occasion> {
  if (condition === undefined) return occasions;
  return new Set(
    [...occasions].filter(
      each =>
        truth(evaluate(condition, scopeOn(scope, each, branch))) !== false,
    ),
  );
}

function passes(value: unknown, name: string): boolean {
  const { data } = filter.safeParse(value);
  const isIn = (patterns: readonly string[] | null | undefined) =>
    patterns?.some(each =>
      matchesWildcard(
        name,
        each.replace(/^refs\/(heads|tags)\//, '').replace(/\*+/g, '**'),
      ),
    );
  return isIn(data?.include) !== false && isIn(data?.exclude) !== true;
}

function startedByPush(trigger: unknown, occasion: Occasion, name: string) {
  if (trigger === 'none') return false;
  const { branches, tags } = mapping(trigger);
  if (occasion === 'push:tag') return tags !== undefined && passes(tags, name);
  if (Array.isArray(trigger)) return passes(trigger, name);
  // Tags alone leave the branches out.
  if (branches === undefined) return tags === undefined;
  return passes(branches, name);
}

/** The occasions that start a file. Anybody may start it by hand. */
export function startsOf(
  content: Readonly<Record<string, unknown>>,
  branch: string,
): ReadonlySet<Occasion> {
  const { trigger, pr, schedules, resources } = content;
  const follows = JSON.stringify(mapping(resources).pipelines ?? '').includes(
    '"trigger"',
  );
  const isStarted = (occasion: Occasion): boolean => {
    switch (occasion) {
      case 'manual':
        return true;
      case 'pull_request':
        return pr !== 'none';
      case 'schedule':
        return Array.isArray(schedules) && schedules.length > 0;
      case 'pipeline':
        return follows;
      case 'push:other':
      case 'push:default':
      case 'push:release':
      case 'push:tag':
        return startedByPush(trigger, occasion, nameOn(occasion, branch));
      default:
        throw new Error(
          `Unhandled occasion: ${String(occasion satisfies never)}`,
        );
    }
  };
  return new Set(OCCASIONS.filter(isStarted));
}
