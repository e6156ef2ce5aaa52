import type { EngineReading } from '../engines';
import type { PipelineSource } from '../types';
import { readFiles } from './files';
import { knownPipeline, opaqueIn } from './pipeline';
import { deliverySlice, type ReadWorkflowFile } from './slice';

/** Whether a repository builds or tests with its workflows, although none of them delivers. */
function buildsOrTests(files: readonly ReadWorkflowFile[]): boolean {
  return files.some(({ jobs }) =>
    jobs.some(({ steps }) =>
      steps.some(({ atoms }) =>
        atoms.some(({ stage }) => stage === 'test' || stage === 'image'),
      ),
    ),
  );
}

/** Reads the pipeline of a repository that delivers with GitHub Actions. */
export function readActionsPipeline(
  source: PipelineSource,
  paths: readonly string[],
): EngineReading {
  const engine = 'github-actions';
  const results = readFiles(source, paths);
  const files = results.filter(result => 'workflow' in result);
  const broken = results.filter(result => 'reason' in result);
  const slice = deliverySlice(files, source.provenSlice);
  const dangerous =
    broken.find(({ harmless }) => !harmless) ?? (slice ? undefined : broken[0]);
  if (dangerous)
    return {
      pipeline: {
        outcome: 'unknown',
        engine,
        reason: dangerous.reason,
        opaque: [],
        notUnderstood: [
          dangerous,
          ...broken.filter(file => file !== dangerous),
        ].map(({ path, reason }) => ({
          path,
          reason: reason.startsWith(`${path}: `)
            ? reason.slice(`${path}: `.length)
            : reason,
        })),
      },
      state: 'unread',
    };
  if (slice) return { pipeline: knownPipeline(slice), state: 'delivers' };
  return {
    pipeline: {
      outcome: 'unknown',
      engine,
      reason:
        'no workflow delivers: none deploys, pushes an image or publishes a package after the merge',
      opaque: opaqueIn(files),
    },
    state: buildsOrTests(files) ? 'builds' : 'idle',
  };
}
