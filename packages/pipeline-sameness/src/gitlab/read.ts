/**
 * GitLab CI: one file, with what it includes, as the jobs that GitLab would make of it. Files of other projects and of
 * other hosts are opened where they can be; where not, they are named, and nothing is guessed of what they hold.
 */
import { Budget } from '../budget';
import type { EngineReading } from '../engines';
import type { ReadJob } from '../jobs/job';
import { defaultBranchIn, isAfterMerge } from '../jobs/occasions';
import { readingOf, readingOfFiles } from '../jobs/reading';
import type { PipelineSource } from '../types';
import {
  configurationOf,
  type GitlabReading,
  type Origin,
} from './configuration';
import { jobsOf, type Surroundings } from './jobs';
import { startsOf } from './occasions';

const ENGINE = 'gitlab-ci';
/** Child pipelines that GitLab lets start child pipelines. */
const MAX_CHILDREN = 2;

function childJobs(
  reading: GitlabReading,
  { path, from, text }: { path: string; from: Origin; text: string },
  { branch, depth }: { branch: string; depth: number },
): readonly ReadJob[] {
  const configuration = configurationOf(reading, { ...from, path }, text);
  const jobs = jobsOf(
    configuration,
    surroundingsOf(reading, branch, depth + 1),
  );
  const [first, ...rest] = jobs;
  if (!first) return jobs;
  const opaque = new Set([
    ...first.found.opaque,
    ...configuration.found.opaque,
  ]);
  return [{ ...first, found: { ...first.found, opaque } }, ...rest];
}

function surroundingsOf(
  reading: GitlabReading,
  branch: string,
  depth = 0,
): Surroundings {
  const known = new Map<Origin['read'], Map<string, readonly ReadJob[]>>();
  return {
    reading,
    branch,
    child: (path, from) => {
      const text = from.read(path);
      if (text === undefined || depth >= MAX_CHILDREN) return undefined;
      const files =
        known.get(from.read) ?? new Map<string, readonly ReadJob[]>();
      known.set(from.read, files);
      const jobs =
        files.get(path) ??
        childJobs(reading, { path, from, text }, { branch, depth });
      files.set(path, jobs);
      return jobs;
    },
  };
}

function readFile(source: PipelineSource, path: string): EngineReading {
  const text = source.read(path) ?? '';
  const branch = defaultBranchIn(text);
  const reading: GitlabReading = {
    source,
    budget: new Budget(),
    mayInclude: rules =>
      isAfterMerge(
        startsOf({ rules }, { variables: new Map(), branch }).occasions,
      ),
  };
  const origin: Origin = { read: source.read, path };
  const configuration = configurationOf(reading, origin, text);
  return readingOf({
    engine: ENGINE,
    path,
    jobs: jobsOf(configuration, surroundingsOf(reading, branch)),
    found: configuration.found,
  });
}

/** Reads the pipeline of a repository that delivers with GitLab CI. */
export function readGitlabPipeline(
  source: PipelineSource,
  paths: readonly string[],
): EngineReading {
  return readingOfFiles(ENGINE, paths, path => readFile(source, path));
}
