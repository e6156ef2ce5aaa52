/**
 * GitLab CI: one file, with what it includes, as the jobs that GitLab would make of it. Files of other projects and of
 * other hosts are opened where they can be; where not, they are named, and nothing is guessed of what they hold.
 */
import { Budget } from '../budget';
import type { EngineReading } from '../engines';
import { nothingFound } from '../jobs/job';
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

function surroundingsOf(
  reading: GitlabReading,
  branch: string,
  depth = 0,
): Surroundings {
  return {
    reading,
    branch,
    child: (path, from) => {
      const text = from.read(path);
      if (text === undefined || depth >= MAX_CHILDREN) return undefined;
      const configuration = configurationOf(reading, { ...from, path }, text);
      const jobs = jobsOf(
        configuration,
        surroundingsOf(reading, branch, depth + 1),
      );
      const found = nothingFound();
      configuration.found.opaque.forEach(each => found.opaque.add(each));
      const [first, ...rest] = jobs;
      return first
        ? [
            {
              ...first,
              found: {
                ...first.found,
                opaque: new Set([...first.found.opaque, ...found.opaque]),
              },
            },
            ...rest,
          ]
        : jobs;
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
