import {
  isWhole,
  readOf,
  toDeclare,
  unreadOf,
  type Declarations,
  type Finding,
  type Reading,
} from '@groundwork/plugin-readiness-common';

/** What of the declarations the golden path is judged by. */
interface PathDeclarations
  extends Pick<Declarations, 'mandates' | 'platformTeam' | 'file'> {
  /** False where an entry of these could not be understood. */
  readonly isWhole: boolean;
}

/** See {@link PathDeclarations}. */
export function pathDeclarationsIn(declared: Declarations): PathDeclarations {
  const { mandates, platformTeam, file } = declared;
  return {
    mandates,
    ...(platformTeam ? { platformTeam } : {}),
    ...(file === undefined ? {} : { file }),
    isWhole: isWhole(declared, 'mandates') && isWhole(declared, 'platformTeam'),
  };
}

/** What to write where there is no register that could hold a mandate. One that cannot be read has to be readable first. */
export function mandatesToDeclare(
  readings: readonly Reading<PathDeclarations>[],
): readonly Finding[] {
  return readings.length > 0
    ? []
    : [
        {
          message:
            'Set up a register of declarations, and write down what every team has to do: without an entry, nothing is mandated.',
          mend: toDeclare(readings, 'mandates'),
        },
      ];
}

/** What every register says together; undefined where one could not be read to its last entry or there is none. */
export function declaredTogether(
  readings: readonly Reading<PathDeclarations>[],
): PathDeclarations | undefined {
  if (readings.length === 0 || unreadOf(readings).length > 0) return undefined;
  const read = readOf(readings).map(({ value }) => value);
  if (read.some(register => !register.isWhole)) return undefined;
  const platformTeam = read.find(value => value.platformTeam)?.platformTeam;
  return {
    isWhole: true,
    mandates: read.flatMap(({ mandates }) => mandates),
    ...(platformTeam ? { platformTeam } : {}),
  };
}
