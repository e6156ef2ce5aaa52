import {
  isInForce,
  readOf,
  unreadOf,
  type Attestation,
  type AttestationRegister,
  type Reading,
  type RegisterProblem,
} from '@groundwork/plugin-readiness-common';

/** What one register holds of what teams attest. */
export interface Attested {
  readonly attestations: readonly Attestation[];
  /** Entries that nobody could understand; any team may have said anything in one. */
  readonly problems: readonly RegisterProblem[];
  readonly isWhole: boolean;
  /** The file that holds them. */
  readonly file?: string;
}

export function attestedIn({
  attestations,
  problems = [],
  isIncomplete = false,
  file,
}: AttestationRegister): Attested {
  return {
    ...{ attestations, problems, isWhole: !isIncomplete },
    ...(file === undefined ? {} : { file }),
  };
}

/** What is attested on a topic and in force, and whether a register may hold one more. */
export function attestedOn(
  readings: readonly Reading<Attested>[],
  topic: string,
  asOf: Date,
): {
  readonly attestations: readonly Attestation[];
  readonly mayBeMore: boolean;
} {
  const registers = readOf(readings).map(({ value }) => value);
  return {
    attestations: registers
      .flatMap(({ attestations }) => attestations)
      .filter(stated => stated.topic === topic && isInForce(stated, asOf)),
    mayBeMore:
      unreadOf(readings).length > 0 ||
      registers.some(register => !register.isWhole),
  };
}
