/** When a job of GitLab CI runs: its `rules:` or `only:` and `except:`, asked on each occasion. */
import { z } from 'zod';
import { OCCASIONS, REFS, type Occasion } from '../jobs/occasions';
import { matchesExpression } from '../jobs/patterns';
import { holds, type Answer, type Variables } from './conditions';

/** How a job starts: by itself, when a person says so, or not at all. */
type Start = 'automatic' | 'manual' | 'never';

const text = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const rule = z.looseObject({
  if: text.optional(),
  when: text.optional(),
  changes: z.unknown().optional(),
  exists: z.unknown().optional(),
});
const rules = z.unknown().transform(written =>
  [written].flat(6).flatMap((each): readonly z.output<typeof rule>[] => {
    const { data } = rule.safeParse(each);
    return data ? [data] : [];
  }),
);
const texts = z.union([text.transform(one => [one]), z.array(text)]);
const filter = z.union([
  texts.transform(refs => ({ refs, variables: undefined })),
  z
    .looseObject({ refs: texts.nullish(), variables: texts.nullish() })
    .transform(({ refs, variables }) => ({
      refs: refs ?? undefined,
      variables: variables ?? undefined,
    })),
]);
type Filter = z.output<typeof filter>;

const SOURCES: Readonly<Record<Occasion, string>> = {
  pull_request: 'merge_request_event',
  'push:other': 'push',
  'push:default': 'push',
  'push:release': 'push',
  'push:tag': 'push',
  schedule: 'schedule',
  pipeline: 'pipeline',
  manual: 'web',
};
const KEYWORDS: Readonly<Record<string, (occasion: Occasion) => boolean>> = {
  branches: each => each !== 'pull_request' && each !== 'push:tag',
  tags: each => each === 'push:tag',
  merge_requests: each => each === 'pull_request',
  schedules: each => each === 'schedule',
  web: each => each === 'manual',
  pushes: each => each.startsWith('push:'),
  api: () => false,
  triggers: () => false,
  pipelines: each => each === 'pipeline',
  external: () => false,
  chat: () => false,
};

/** What GitLab itself sets on an occasion; the default branch is called as the file calls it. */
function predefined(occasion: Occasion, branchName: string): Variables {
  const { branch: written = '', tag = '' } = REFS[occasion];
  const branch = written === 'main' ? branchName : written;
  const isRequest = occasion === 'pull_request';
  return new Map([
    ['CI_PIPELINE_SOURCE', SOURCES[occasion]],
    ['CI_DEFAULT_BRANCH', branchName],
    ['CI_COMMIT_BRANCH', isRequest ? '' : branch],
    ['CI_COMMIT_TAG', tag],
    ['CI_COMMIT_REF_NAME', tag || branch],
    ['CI_COMMIT_REF_SLUG', (tag || branch).replace(/[^a-z0-9]/g, '-')],
    ['CI_MERGE_REQUEST_ID', isRequest ? '1' : ''],
    ['CI_MERGE_REQUEST_IID', isRequest ? '1' : ''],
    ['CI_MERGE_REQUEST_SOURCE_BRANCH_NAME', isRequest ? branch : ''],
    ['CI_MERGE_REQUEST_TARGET_BRANCH_NAME', isRequest ? branchName : ''],
    ['CI_OPEN_MERGE_REQUESTS', ''],
    [
      'CI_COMMIT_REF_PROTECTED',
      isRequest || occasion === 'push:other' ? 'false' : 'true',
    ],
    ['CI', 'true'],
    ['GITLAB_CI', 'true'],
  ]);
}

/** The variables of an occasion: what the file sets, and what GitLab does. */
function variablesOn(
  occasion: Occasion,
  { variables, branch }: { variables: Variables; branch: string },
): Variables {
  return new Map([...variables, ...predefined(occasion, branch)]);
}

function startBy(when: string | undefined): Start {
  if (when === 'never') return 'never';
  return when === 'manual' ? 'manual' : 'automatic';
}

function byRules(
  list: z.output<typeof rules>,
  when: string | undefined,
  variables: Variables,
): Start {
  let possible: Start = 'never';
  for (const each of list) {
    const isBound = each.changes !== undefined || each.exists !== undefined;
    const said = each.if === undefined ? 'yes' : holds(each.if, variables);
    const start = startBy(each.when ?? when);
    // Which files change is not known: the rule may hold, and the next one may.
    const answer: Answer = said === 'yes' && isBound ? 'depends' : said;
    if (answer !== 'no' && (possible === 'never' || start === 'automatic'))
      possible = start === 'never' ? possible : start;
    if (answer === 'yes') return possible;
  }
  return possible;
}

function matchesRef(ref: string, occasion: Occasion, branch: string): Answer {
  const plain = ref.replace(/@[\w./-]+$/, '');
  const keyword = Object.hasOwn(KEYWORDS, plain) ? KEYWORDS[plain] : undefined;
  if (keyword) return keyword(occasion) ? 'yes' : 'no';
  if (occasion === 'pull_request') return 'no';
  const { branch: written, tag } = REFS[occasion];
  const name = tag ?? (written === 'main' ? branch : written) ?? '';
  const pattern = /^\/(.+)\/([a-z]*)$/.exec(plain);
  if (!pattern?.[1]) return plain === name ? 'yes' : 'no';
  const isMatch = matchesExpression(name, pattern[1], pattern[2]);
  if (isMatch === undefined) return 'depends';
  return isMatch ? 'yes' : 'no';
}

function anyOf(answers: readonly Answer[]): Answer {
  if (answers.includes('yes')) return 'yes';
  return answers.includes('depends') ? 'depends' : 'no';
}

function passes(
  { refs, variables: conditions }: Filter,
  occasion: Occasion,
  given: { variables: Variables; branch: string },
): { readonly refs: Answer; readonly variables: Answer } {
  const set = variablesOn(occasion, given);
  return {
    refs: anyOf(
      (refs ?? []).map(ref => matchesRef(ref, occasion, given.branch)),
    ),
    variables: anyOf((conditions ?? []).map(each => holds(each, set))),
  };
}

function byFilters(
  { only, except }: { only: Filter | undefined; except: Filter | undefined },
  occasion: Occasion,
  given: { variables: Variables; branch: string },
): boolean {
  const wanted = passes(
    only ?? { refs: undefined, variables: undefined },
    occasion,
    given,
  );
  const isWanted =
    only?.refs === undefined
      ? occasion !== 'pull_request'
      : wanted.refs !== 'no';
  if (!isWanted || (only?.variables && wanted.variables === 'no')) return false;
  if (!except) return true;
  const unwanted = passes(except, occasion, given);
  return unwanted.refs !== 'yes' && unwanted.variables !== 'yes';
}

/** What a job, or the file as a whole, says of when it runs. */
export interface Timing {
  readonly rules?: unknown;
  readonly only?: unknown;
  readonly except?: unknown;
  readonly when?: unknown;
}

/** On which occasions something runs, and on which of them a person has to start it. */
export interface Starts {
  readonly occasions: ReadonlySet<Occasion>;
  readonly byHand: ReadonlySet<Occasion>;
}

/** When a job runs. */
export function startsOf(
  timing: Timing,
  given: { readonly variables: Variables; readonly branch: string },
): Starts {
  const when = text.safeParse(timing.when).data;
  const own =
    timing.rules === undefined ? undefined : rules.safeParse(timing.rules).data;
  const filters = {
    only: filter.safeParse(timing.only).data,
    except: filter.safeParse(timing.except).data,
  };
  const starts = OCCASIONS.map(occasion => {
    if (own)
      return [
        occasion,
        byRules(own, when, variablesOn(occasion, given)),
      ] as const;
    const start: Start = byFilters(filters, occasion, given)
      ? startBy(when)
      : 'never';
    return [occasion, start] as const;
  });
  return {
    occasions: new Set(
      starts.flatMap(([each, start]) => (start === 'never' ? [] : [each])),
    ),
    byHand: new Set(
      starts.flatMap(([each, start]) => (start === 'manual' ? [each] : [])),
    ),
  };
}
