/** Several engines have files in one repository: which of them brings its product out. */
import { BASES } from './classify';
import type { Engine, KnownPipeline, NotUnderstood, Pipeline } from './types';

/** What reading the files of one engine came to. */
export interface EngineReading {
  readonly pipeline: Pipeline;
  /** `unread`: nobody can say what its files do; `idle`: they neither deliver nor build nor test. */
  readonly state: 'delivers' | 'builds' | 'idle' | 'unread';
}

function rank({ delivery }: KnownPipeline): number {
  return delivery === undefined ? BASES.length : BASES.indexOf(delivery);
}

function isKnown(pipeline: Pipeline): pipeline is KnownPipeline {
  return pipeline.outcome === 'known';
}

/**
 * The pipeline of a repository out of what its engines say. The strongest evidence wins; what is only called a delivery
 * does not win over files that nobody has read. Where nothing delivers, the engine that builds and tests is named.
 */
export function competing(readings: readonly EngineReading[]): Pipeline {
  const [best] = readings
    .map(({ pipeline }) => pipeline)
    .filter(isKnown)
    .sort((a, b) => rank(a) - rank(b));
  const unread = readings.find(({ state }) => state === 'unread');
  if (best && (best.delivery !== 'name' || !unread)) return best;
  const fallback =
    unread ?? readings.find(({ state }) => state === 'builds') ?? readings[0];
  if (!fallback)
    return { outcome: 'unknown', reason: 'no CI file was found', opaque: [] };
  return tellingAll(fallback, readings).pipeline;
}

/** The reading that decides; where it knows nothing, with every file that nobody understood, its own first. */
export function tellingAll(
  decides: EngineReading,
  readings: readonly EngineReading[],
): EngineReading {
  const { pipeline } = decides;
  const all = [
    ...notUnderstoodIn(decides),
    ...readings.filter(reading => reading !== decides).flatMap(notUnderstoodIn),
  ];
  return pipeline.outcome === 'unknown' && all.length > 0
    ? { ...decides, pipeline: { ...pipeline, notUnderstood: all } }
    : decides;
}

function notUnderstoodIn({
  pipeline,
}: EngineReading): readonly NotUnderstood[] {
  return pipeline.outcome === 'unknown' ? pipeline.notUnderstood ?? [] : [];
}

function strength({ pipeline, state }: EngineReading): number {
  if (isKnown(pipeline)) return rank(pipeline);
  return state === 'unread' ? BASES.length + 1 : BASES.length + 2;
}

/** Of several files of one engine the one with the strongest evidence of a delivery. */
export function bestOf(
  readings: readonly EngineReading[],
): EngineReading | undefined {
  const [best] = [...readings].sort((a, b) => strength(a) - strength(b));
  return best && tellingAll(best, readings);
}

/** A reason why nobody can say what a file does. */
export function notUnderstood(
  engine: Engine,
  path: string,
  reason: string,
): EngineReading {
  return {
    pipeline: {
      outcome: 'unknown',
      engine,
      reason: `${path}: ${reason}`,
      opaque: [],
      notUnderstood: [{ path, reason }],
    },
    state: 'unread',
  };
}

/** The file that a person would open first is the shortest. */
function byLength(files: readonly string[]): readonly string[] {
  return [...files].sort((a, b) => a.length - b.length);
}

/** An engine of which no file is read. */
export function notRead(
  engine: Engine,
  files: readonly string[],
): EngineReading {
  const reason = `pipelines of ${engine} are not read yet`;
  const ordered = byLength(files);
  return {
    pipeline: {
      outcome: 'unknown',
      engine,
      reason: `${ordered[0] ?? engine}: ${reason}`,
      opaque: [],
      notUnderstood: ordered.map(path => ({ path, reason })),
    },
    state: 'unread',
  };
}
