import type { Library, PlannedStage } from './build';

/** What of a Jenkinsfile decides how its builds go. */
export interface Pipeline {
  readonly stages: readonly Omit<PlannedStage, 'lastsMs' | 'outcome'>[];
  readonly timeoutMs: number;
  readonly library?: Library;
  /** It has something to do when a build fails, which the stage view lists as a stage of its own. */
  readonly hasFailureBlock: boolean;
}

const MINUTE = 60_000;
/** What the controller allows a pipeline that sets no limit. */
const CONTROLLER_LIMIT_MS = 5 * 24 * 60 * MINUTE;

const STAGE = /stage\('([^']+)'\)/g;
const TIMEOUT = /timeout\(time:\s*(\d+),\s*unit:\s*'MINUTES'\)/;
const INPUT = /input message:\s*'([^']+)'/;
const LIBRARY_CALL = /^@Library\('([\w-]+)@([\w.-]+)'\)\s*_\s*\n\s*(\w+)\(/m;

/** Where the shared library keeps what a Jenkinsfile calls; undefined when it holds its stages itself. */
export function libraryOf(
  jenkinsfile: string,
):
  | { readonly name: string; readonly ref: string; readonly path: string }
  | undefined {
  const [, name, ref, call] = LIBRARY_CALL.exec(jenkinsfile) ?? [];
  return name === undefined || ref === undefined || call === undefined
    ? undefined
    : { name, ref, path: `vars/${call}.groovy` };
}

/** Declarative pipelines check out first, in a stage that nobody wrote. */
export function readPipeline(text: string): Pipeline {
  const found = [...text.matchAll(STAGE)];
  const [, minutes] = TIMEOUT.exec(text) ?? [];
  return {
    stages: [
      { name: 'Declarative: Checkout SCM' },
      ...found.map((match, index) => {
        const body = text.slice(match.index, found[index + 1]?.index);
        const [, asks] = INPUT.exec(body) ?? [];
        return {
          name: match[1] ?? '',
          ...(asks === undefined ? {} : { asks }),
        };
      }),
    ],
    timeoutMs:
      minutes === undefined ? CONTROLLER_LIMIT_MS : Number(minutes) * MINUTE,
    hasFailureBlock: /post\s*\{[^}]*failure\s*\{/.test(text),
  };
}
