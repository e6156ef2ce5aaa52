import type { Engine } from './types';

const FILES: ReadonlyArray<readonly [Engine, RegExp]> = [
  ['github-actions', /^\.github\/workflows\/[^/]+\.ya?ml$/],
  ['jenkins', /^(?:[^/]+\/)?Jenkinsfile[^/]*$/],
  ['gitlab-ci', /^\.gitlab-ci\.ya?ml$/],
  ['azure-pipelines', /^\.?azure-pipelines[^/]*\.ya?ml$/],
  ['circleci', /^\.circleci\/config\.ya?ml$/],
  ['drone', /^\.drone\.ya?ml$/],
  ['buildkite', /^\.?buildkite\/[^/]+\.ya?ml$/],
  ['bitbucket-pipelines', /^bitbucket-pipelines\.ya?ml$/],
  ['tekton', /^\.tekton\/[^/]+\.ya?ml$/],
];

/** The CI files of a repository by engine, in the order in which engines are preferred; engines without files left out. */
export function detectEngines(paths: readonly string[]): ReadonlyArray<{
  readonly engine: Engine;
  readonly files: readonly string[];
}> {
  return FILES.map(([engine, pattern]) => ({
    engine,
    files: paths.filter(path => pattern.test(path)).sort(),
  })).filter(({ files }) => files.length > 0);
}

/** Whether a path may matter to a pipeline at all, so that a reader of a repository need not fetch the rest. */
export function mattersToPipelines(path: string): boolean {
  return (
    FILES.some(([, pattern]) => pattern.test(path)) ||
    /(^|\/)action\.ya?ml$/.test(path) ||
    /^(vars|src)\/.+\.groovy$/.test(path)
  );
}
