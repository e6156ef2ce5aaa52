import { readActionsPipeline } from './actions/read';
import { detectEngines } from './detect';
import { readJenkinsPipeline } from './jenkins/read';
import type { Engine, Pipeline, PipelineSource } from './types';

function readEngine(
  source: PipelineSource,
  engine: Engine,
  files: readonly string[],
): Pipeline {
  switch (engine) {
    case 'github-actions':
      return readActionsPipeline(source, files);
    case 'jenkins':
      return readJenkinsPipeline(source, files);
    case 'gitlab-ci':
    case 'azure-pipelines':
    case 'circleci':
    case 'drone':
    case 'buildkite':
    case 'bitbucket-pipelines':
    case 'tekton':
      return {
        outcome: 'unknown',
        engine,
        reason: `${
          files[0] ?? engine
        }: pipelines of ${engine} are not read yet`,
        opaque: [],
      };
    default:
      throw new Error(`Unhandled engine: ${String(engine satisfies never)}`);
  }
}

/**
 * Reads the delivery pipeline of a repository from its files. Where several engines have files, the one that delivers
 * is taken; where none can be understood, the first one's reason is given. Never throws for what a file says.
 */
export function readPipeline(source: PipelineSource): Pipeline {
  const engines = detectEngines(source.paths);
  if (engines.length === 0)
    return { outcome: 'unknown', reason: 'no CI file was found', opaque: [] };
  const results = engines.map(({ engine, files }) =>
    readEngine(source, engine, files),
  );
  const known = results.find(({ outcome }) => outcome === 'known');
  return (
    known ??
    results[0] ?? {
      outcome: 'unknown',
      reason: 'no CI file was found',
      opaque: [],
    }
  );
}
