/** Whether a pipeline goes through what it should: docs/how-to/complete-the-pipeline.md. */
import type { Pipeline } from '@groundwork/pipeline-sameness';
import { fails, holds, isUnknown, type Judgement } from './judgement';

/** What a pipeline may be asked to do; scanning is of the code or of what it is made from. */
export const WANTED = ['test', 'scan', 'sign', 'deploy', 'rollback'] as const;

/** One of {@link WANTED}. */
type WantedStage = (typeof WANTED)[number];

/** What each stage is called where its share is shown. */
export const STAGE_WORDS: Readonly<Record<WantedStage, string>> = {
  test: 'Tests',
  scan: 'Scans',
  sign: 'Signs',
  deploy: 'Deploys',
  rollback: 'Can roll back',
};

/** Ends a sentence that begins with the pipeline. */
const LACKS: Readonly<Record<WantedStage, string>> = {
  test: 'tests nothing',
  scan: 'scans nothing',
  sign: 'signs nothing',
  deploy: 'deploys nothing',
  rollback: 'cannot roll back',
};

function isStage(name: string, wanted: WantedStage): boolean {
  switch (wanted) {
    case 'scan':
      return name === 'sast' || name === 'sca';
    case 'deploy':
      return name === 'deploy' || name.startsWith('deploy:');
    case 'test':
    case 'sign':
    case 'rollback':
      return name === wanted;
    default:
      return neverStage(wanted);
  }
}

/** Judges "the pipeline does it". What is called and could not be read may do it, too. */
export function judgeStage(read: Pipeline, wanted: WantedStage): Judgement {
  if (read.outcome === 'unknown') return isUnknown(read.reason);
  if (read.fingerprint.stages.some(name => isStage(name, wanted))) return holds;
  const [hidden] = read.opaque;
  return hidden === undefined
    ? fails(LACKS[wanted])
    : isUnknown(`calls ${hidden}, which could not be read`);
}

function neverStage(wanted: never): never {
  throw new TypeError(`No such stage: ${String(wanted)}`);
}
