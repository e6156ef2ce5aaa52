import {
  readOf,
  unreadOf,
  type Finding,
  type Reading,
} from '@groundwork/plugin-readiness-common';
import type { Attested } from './attested';

/** What is known of a team whose secrets nobody sees, for whoever can say more. */
export function silentFinding(
  team: { readonly ref: string },
  readings: readonly Reading<Attested>[],
  topic: string,
): Finding {
  const at = { subjectRef: team.ref, team: team.ref };
  const registers = readOf(readings).map(({ value }) => value);
  // Nobody is asked to write what may stand in a register that could not be read.
  if (
    unreadOf(readings).length > 0 ||
    registers.some(register => !register.isWhole)
  )
    return {
      ...at,
      message:
        'No API shows where the secrets come from, and what the team attests could not be read.',
    };
  const [file] = registers.flatMap(register => register.file ?? []);
  return {
    ...at,
    message:
      'No API shows where the secrets come from, and nobody has attested it.',
    mend: {
      into: file ?? 'the file that readiness.registers.attestations names',
      yaml: [
        'attestations:',
        `  - team: ${team.ref}`,
        `    topic: ${topic}`,
        '    mechanism: vault # where the team keeps its secrets; none where it has none',
        '    says: Each service reads its own path with its service account.',
        '    by: ada.quill # who says so',
        '    at: 2026-11-01',
        '    expires: 2027-05-01',
        '',
      ].join('\n'),
    },
  };
}
