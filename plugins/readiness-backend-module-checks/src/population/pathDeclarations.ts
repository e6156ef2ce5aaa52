import {
  isWhole,
  readOf,
  unreadOf,
  type Declarations,
  type Reading,
} from '@groundwork/plugin-readiness-common';

/** What of the declarations the golden path is judged by. */
interface PathDeclarations
  extends Pick<Declarations, 'mandates' | 'platformTeam'> {
  /** False where an entry of these could not be understood. */
  readonly isWhole: boolean;
}

/** See {@link PathDeclarations}. */
export function pathDeclarationsIn(declared: Declarations): PathDeclarations {
  const { mandates, platformTeam } = declared;
  return {
    mandates,
    ...(platformTeam ? { platformTeam } : {}),
    isWhole: isWhole(declared, 'mandates') && isWhole(declared, 'platformTeam'),
  };
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
