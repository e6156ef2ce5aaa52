import { fingerprintKey } from './fingerprint';
import type { Fingerprint, KnownPipeline } from './types';

/**
 * Weights of the four parts in S. Source: calibration on 23 public repositories
 * (docs/explanation/how-pipelines-are-compared.md, "Classes").
 */
export const SIMILARITY_WEIGHTS = {
  atoms: 0.4,
  stages: 0.35,
  gates: 0.1,
  templates: 0.15,
} as const;
/** From this S on, two pipelines are copies of one another. */
export const SAME = 0.95;
/** From this S on, two pipelines are of one family; unrelated projects measured 0.31 at most. */
export const SIMILAR = 0.6;
/** The largest share of steps that a pipeline by reference may have outside its template. */
export const OUTSIDE_TEMPLATE = 0.1;

/** Jaccard index of two sorted sets, 0 to 1; undefined when both are empty. */
export function jaccard(
  a: readonly string[],
  b: readonly string[],
): number | undefined {
  if (a.length + b.length === 0) return undefined;
  const other = new Set(b);
  const common = a.filter(value => other.has(value)).length;
  return common / (a.length + b.length - common);
}

/** Levenshtein distance of two sequences, in edits. */
export function levenshtein(
  a: readonly string[],
  b: readonly string[],
): number {
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const replaced =
        (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(
        Math.min(
          replaced,
          (previous[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
        ),
      );
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}

function sequenceSimilarity(
  a: readonly string[],
  b: readonly string[],
): number | undefined {
  const longest = Math.max(a.length, b.length);
  return longest === 0 ? undefined : 1 - levenshtein(a, b) / longest;
}

/** S of two fingerprints, 0 to 1: parts that are empty on both sides are left out; undefined when all four are. */
export function similarity(a: Fingerprint, b: Fingerprint): number | undefined {
  const parts: ReadonlyArray<readonly [number, number | undefined]> = [
    [SIMILARITY_WEIGHTS.atoms, jaccard(a.atoms, b.atoms)],
    [SIMILARITY_WEIGHTS.stages, sequenceSimilarity(a.stages, b.stages)],
    [SIMILARITY_WEIGHTS.gates, jaccard(a.gates, b.gates)],
    [SIMILARITY_WEIGHTS.templates, jaccard(a.templates, b.templates)],
  ];
  let sum = 0;
  let weights = 0;
  for (const [weight, value] of parts) {
    if (value !== undefined) {
      sum += weight * value;
      weights += weight;
    }
  }
  return weights === 0 ? undefined : sum / weights;
}

/** Share of a slice's steps that do not come out of a template, 0 to 1; 0 when it has no steps. */
export function outsideTemplate({ steps }: KnownPipeline): number {
  return steps.total === 0 ? 0 : (steps.total - steps.inTemplate) / steps.total;
}

/** Whether a pipeline as a whole is somebody else's, used by reference. */
export function isByReference(pipeline: KnownPipeline): boolean {
  return templateKey(pipeline) !== undefined;
}

const knownKeys = new WeakMap<
  KnownPipeline,
  { readonly key: string | undefined }
>();

/** What a pipeline by reference refers to; undefined when too much of it is its own. */
export function templateKey(pipeline: KnownPipeline): string | undefined {
  const known = knownKeys.get(pipeline) ?? { key: keyOfTemplate(pipeline) };
  knownKeys.set(pipeline, known);
  return known.key;
}

function keyOfTemplate(pipeline: KnownPipeline): string | undefined {
  const refers =
    pipeline.references.length > 0 &&
    outsideTemplate(pipeline) <= OUTSIDE_TEMPLATE;
  return refers
    ? JSON.stringify([pipeline.engine, pipeline.references])
    : undefined;
}

/** How two pipelines of one archetype compare. */
export type Comparison =
  | 'same-by-reference'
  | 'same-by-copy'
  | 'similar'
  | 'different'
  | 'undefined';

/** Compares two pipelines (docs/explanation/how-pipelines-are-compared.md, "Similarity"). */
export function compare(a: KnownPipeline, b: KnownPipeline): Comparison {
  const template = a.engine === b.engine ? templateKey(a) : undefined;
  if (template !== undefined && template === templateKey(b))
    return 'same-by-reference';
  const [keyA, keyB] = [
    fingerprintKey(a.fingerprint),
    fingerprintKey(b.fingerprint),
  ];
  const s = similarity(a.fingerprint, b.fingerprint);
  if (s === undefined || keyA === undefined || keyB === undefined)
    return 'undefined';
  if (a.engine === b.engine && (keyA === keyB || s >= SAME - 1e-9))
    return 'same-by-copy';
  return s >= SIMILAR - 1e-9 ? 'similar' : 'different';
}
