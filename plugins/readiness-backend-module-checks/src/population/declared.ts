import {
  between,
  exactly,
  isWhole,
  readOf,
  toDeclare,
  unreadOf,
  type Declarations,
  type DeclarationSection,
  type Finding,
  type Range,
  type Reading,
  type RegisterProblem,
} from '@groundwork/plugin-readiness-common';

/** The sections that a check reads, with what of the register could not be understood. */
export type DeclaredIn<S extends DeclarationSection> = Pick<
  Declarations,
  S | 'incomplete' | 'file'
> & { readonly problems: readonly RegisterProblem[] };

/** What all registers say of one section. */
export interface Said<T> {
  /** Of the registers that hold the section. */
  readonly entries: readonly T[];
  /** A register may say more: it could not be read, or not all of it. */
  readonly mayBeMore: boolean;
}

/** What a section says in all registers. A section that is left out says nothing. */
export function saidIn<S extends DeclarationSection, T>(
  readings: readonly Reading<DeclaredIn<S>>[],
  section: S,
  pick: (declared: DeclaredIn<S>) => T | undefined,
): Said<T> {
  const registers = readOf(readings).map(({ value }) => value);
  return {
    entries: registers.flatMap(register => {
      const found = pick(register);
      return found === undefined ? [] : [found];
    }),
    mayBeMore:
      unreadOf(readings).length > 0 ||
      registers.some(register => !isWhole(register, section)),
  };
}

/** Neither yes nor no. */
export const UNDECIDED: Range = between(0, 1);

/** Whether anything that is said holds; undecided where nothing is said, and where more may be. */
export function anyHolds<T>(
  { entries, mayBeMore }: Said<T>,
  holds: (entry: T) => boolean,
): Range {
  if (entries.some(holds)) return exactly(1);
  return mayBeMore || entries.length === 0 ? UNDECIDED : exactly(0);
}

const DAY_MS = 86_400_000;

/** A day that has come, and not longer ago than counts. */
export function isWithin(time: string, days: number, asOf: Date): boolean {
  const age = asOf.getTime() - Date.parse(time);
  return age >= 0 && age <= days * DAY_MS;
}

/** What to write where no register says which group the platform team is. */
export function platformTeamToName(
  readings: readonly Reading<Pick<Declarations, 'file'>>[],
): readonly Finding[] {
  return [
    {
      message: 'Name the group that is the platform team.',
      mend: toDeclare(readings, 'platformTeam'),
    },
  ];
}
