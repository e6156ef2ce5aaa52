import { readOf, type Finding, type Reading } from '../checks';
import type { Declarations, DeclarationSection } from '../evidence';
import { registerExamples } from './examples';

/** The lines that say what nobody has said, and the file for them. */
export function toDeclare(
  readings: readonly Reading<Pick<Declarations, 'file'>>[],
  section: DeclarationSection,
): NonNullable<Finding['mend']> {
  const [file] = readOf(readings).flatMap(({ value }) => value.file ?? []);
  return {
    into: file ?? 'the file that readiness.registers.declarations names',
    yaml: registerExamples[section],
  };
}
