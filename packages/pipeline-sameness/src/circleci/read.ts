/** CircleCI: one file, its workflows as jobs with the commands of the file in their place. Orbs are known by their names. */
import { Budget, UnreadablePipelineError } from '../budget';
import type { EngineReading } from '../engines';
import { nothingFound } from '../jobs/job';
import { defaultBranchIn } from '../jobs/occasions';
import { readingOf, readingOfFiles } from '../jobs/reading';
import type { PipelineSource } from '../types';
import { readConfig, type WrittenConfig } from './config';
import { jobsOf } from './jobs';

const ENGINE = 'circleci';
const CONTINUES =
  /\b(?:config-path|configuration_path|config_path)\s*:\s*["']?([\w./-]+\.ya?ml)/;

interface Written {
  readonly path: string;
  readonly text: string;
  readonly config: WrittenConfig;
}

function parse({ read, parseYaml }: PipelineSource, path: string): Written {
  const text = read(path) ?? '';
  try {
    return { path, text, config: readConfig(path, parseYaml(text)) };
  } catch (error) {
    if (error instanceof UnreadablePipelineError) throw error;
    throw new UnreadablePipelineError(
      `${path}: ${error instanceof Error ? error.message : 'not YAML'}`,
    );
  }
}

/** The file that says what runs: a set-up file names it, or a job makes it at run time. */
function continued(source: PipelineSource, written: Written): Written {
  if (written.config.setup !== true) return written;
  const path = CONTINUES.exec(written.text)?.[1]?.replace(/^\.\//, '');
  if (path === undefined || source.read(path) === undefined)
    throw new UnreadablePipelineError(
      'its configuration is made at run time; only a run can show it',
    );
  const next = parse(source, path);
  return next.config.setup === true ? written : next;
}

function readFile(source: PipelineSource, path: string): EngineReading {
  const { config, text, path: real } = continued(source, parse(source, path));
  const branch = defaultBranchIn(text);
  return readingOf({
    engine: ENGINE,
    path,
    jobs: jobsOf({ source, budget: new Budget(), path: real, config, branch }),
    found: nothingFound(),
  });
}

/** Reads the pipeline of a repository that delivers with CircleCI. */
export function readCirclePipeline(
  source: PipelineSource,
  paths: readonly string[],
): EngineReading {
  return readingOfFiles(ENGINE, paths, path => readFile(source, path));
}
