import {
  CheckRegistry,
  checksOf,
  Standard,
  Subject,
} from '@groundwork/plugin-readiness-common';

/** Which evidence is new; nothing given means everything is to be assessed. */
export interface Changes {
  readonly kind: string;
  readonly changedSubjects: readonly string[];
}

/** Where a standard finds its evidence. */
interface Needs {
  /** Kinds read from the subject itself. */
  readonly own: readonly string[];
  /** Kinds read from every subject that has them. */
  readonly everywhere: readonly string[];
}

/** Kinds of evidence that a standard for subjects looks at. */
export function needsOf(standard: Standard, checks: CheckRegistry): Needs {
  const requirements = checksOf(standard).flatMap(({ check: id }) => {
    const check = checks.get(id);
    return check?.scope === 'subject' ? Object.values(check.requires) : [];
  });
  const kinds = (isWanted: (need: string) => boolean) => [
    ...new Set(
      requirements
        .filter(({ need }) => isWanted(need))
        .map(({ kind }) => kind.id),
    ),
  ];
  return {
    own: kinds(need => need !== 'everywhere'),
    everywhere: kinds(need => need === 'everywhere'),
  };
}

/** Subjects that new evidence may have changed the assessment of. */
export function affected(
  subjects: readonly Subject[],
  { own, everywhere }: Needs,
  changes: Changes | undefined,
): readonly Subject[] {
  if (!changes) {
    return subjects;
  }
  if (changes.changedSubjects.length > 0 && everywhere.includes(changes.kind)) {
    return subjects;
  }
  const changed = new Set(
    own.includes(changes.kind) ? changes.changedSubjects : [],
  );
  return subjects.filter(({ ref }) => changed.has(ref));
}
