import {
  attestation,
  declaration,
  declarationSections,
  pipeline,
  type Declarations,
  type DeclarationSection,
  type RegisterProblem,
} from '@groundwork/plugin-readiness-common';
import type { CheckFixture } from '@groundwork/plugin-readiness-node/testUtils';

/** An entry of a register that nobody can understand any more. */
export interface BrokenEntry {
  readonly name: string;
  readonly kind: string;
  readonly index: number;
  /** What a collector would tell of the register. */
  readonly left: unknown;
}

/** Each pipeline whose host lets nobody read any more what protects its environments. */
function hiddenRules(
  evidence: CheckFixture['evidence'],
): readonly BrokenEntry[] {
  const kind = pipeline.id;
  return (evidence[kind] ?? []).flatMap((reading, index) => {
    const read = pipeline.schema.safeParse(
      'value' in reading ? reading.value : undefined,
    );
    return read.data?.protection === undefined
      ? []
      : [
          {
            name: `rules of the environments of ${kind} ${index}`,
            kind,
            index,
            left: {
              ...read.data,
              protection: { state: 'unread', reason: 'forbidden' },
            },
          },
        ];
  });
}

/** Each entry of each register, broken, and each rule that nobody may read any more. */
export function brokenEntries(
  evidence: CheckFixture['evidence'],
): readonly BrokenEntry[] {
  return [...hiddenRules(evidence), ...brokenRegisters(evidence)];
}

function brokenRegisters(
  evidence: CheckFixture['evidence'],
): readonly BrokenEntry[] {
  return [declaration, attestation].flatMap(({ id }) =>
    (evidence[id] ?? []).flatMap((reading, index) =>
      'value' in reading
        ? leftOf(id, reading.value).map(([name, left]) => ({
            name: `${name} of ${id} ${index}`,
            kind: id,
            index,
            left,
          }))
        : [],
    ),
  );
}

function leftOf(
  kind: string,
  value: unknown,
): readonly (readonly [string, unknown])[] {
  if (kind === attestation.id) {
    const register = attestation.schema.parse(value);
    return register.attestations.map((_, at) => [
      `attestations[${at}]`,
      {
        ...register,
        attestations: register.attestations.toSpliced(at, 1),
        problems: [problemIn('attestations')],
        isIncomplete: true,
      },
    ]);
  }
  const register = declaration.schema.parse(value);
  return declarationSections.flatMap(section =>
    entriesWithout(register, section).map(
      (left, at) => [`${section}[${at}]`, left] as const,
    ),
  );
}

/** The register without each of the section's entries in turn. */
function entriesWithout(
  register: Declarations,
  section: DeclarationSection,
): readonly Declarations[] {
  const own: unknown = register[section];
  if (own === undefined) return [];
  const { incomplete = [], problems = [] } = register;
  const lefts: readonly unknown[] = Array.isArray(own)
    ? own.map((_, at) => own.toSpliced(at, 1))
    : [undefined];
  return lefts.map(left =>
    declaration.schema.parse({
      ...register,
      [section]: left,
      incomplete: [...incomplete, section],
      problems: [...problems, problemIn(section)],
    }),
  );
}

function problemIn(section: string): RegisterProblem {
  return {
    path: 'register.yaml',
    line: 1,
    field: section,
    message: 'has to be something else',
  };
}
