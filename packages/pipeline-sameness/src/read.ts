import { readActionsPipeline } from './actions/read';
import { readAzurePipeline } from './azure/read';
import { readCirclePipeline } from './circleci/read';
import { detectEngines } from './detect';
import { competing, notRead, type EngineReading } from './engines';
import { readGitlabPipeline } from './gitlab/read';
import { readJenkinsPipeline } from './jenkins/read';
import type { Engine, Pipeline, PipelineSource } from './types';

function readEngine(
  source: PipelineSource,
  engine: Engine,
  files: readonly string[],
): EngineReading {
  switch (engine) {
    case 'github-actions':
      return readActionsPipeline(source, files);
    case 'jenkins':
      return readJenkinsPipeline(source, files);
    case 'gitlab-ci':
      return readGitlabPipeline(source, files);
    case 'circleci':
      return readCirclePipeline(source, files);
    case 'azure-pipelines':
      return readAzurePipeline(source, files);
    case 'drone':
    case 'buildkite':
    case 'bitbucket-pipelines':
    case 'tekton':
      return notRead(engine, files);
    default:
      throw new Error(`Unhandled engine: ${String(engine satisfies never)}`);
  }
}

/**
 * Reads the delivery pipeline of a repository from its files. Where several engines have files, the one with the
 * strongest evidence of a delivery is taken. Never throws for what a file says.
 */
export function readPipeline(source: PipelineSource): Pipeline {
  const engines = detectEngines(source.paths);
  return competing(
    engines.map(({ engine, files }) => readEngine(source, engine, files)),
  );
}
