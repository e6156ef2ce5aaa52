import { atomKey } from './classify';
import type { Fingerprint, Stage, Step } from './types';

const sorted = (values: Iterable<string>): readonly string[] =>
  [...new Set(values)].sort();

function foldRepeats(stages: readonly Stage[]): readonly Stage[] {
  return stages.filter((stage, index) => stage !== stages[index - 1]);
}

/** Builds the four parts from the expanded steps of a slice, in the order in which they run. */
export function fingerprintOf(parts: {
  readonly steps: readonly Step[];
  readonly references: Iterable<string>;
  readonly gates: Iterable<string>;
}): Fingerprint {
  const atoms = parts.steps.flatMap(step => step.atoms);
  const stages = foldRepeats(
    atoms.flatMap(({ stage }) => (stage ? [stage] : [])),
  );
  const images = stages.filter(stage => stage === 'image').length;
  const identity =
    images === 0
      ? []
      : [images === 1 ? 'artefact:built-once' : 'artefact:built-again'];
  return {
    templates: sorted(parts.references),
    stages,
    atoms: sorted(atoms.map(atomKey)),
    gates: sorted([...parts.gates, ...identity]),
  };
}

const knownKeys = new WeakMap<
  Fingerprint,
  { readonly key: string | undefined }
>();

/** Canonical text of a fingerprint: two are equal exactly when their texts are. Undefined when all four are empty. */
export function fingerprintKey(fingerprint: Fingerprint): string | undefined {
  const known = knownKeys.get(fingerprint) ?? { key: keyOf(fingerprint) };
  knownKeys.set(fingerprint, known);
  return known.key;
}

function keyOf({
  templates,
  stages,
  atoms,
  gates,
}: Fingerprint): string | undefined {
  if (templates.length + stages.length + atoms.length + gates.length === 0)
    return undefined;
  return JSON.stringify([templates, stages, atoms, gates]);
}
