import {
  dayWords,
  declaration,
  defineOrganisationCheck,
  measured,
  notApplicable,
  readOf,
  unknown,
  toDeclare,
  type Finding,
  type Joiners,
  type Measurement,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import { isWithin, saidIn } from '../population/declared';
import { registerFindings } from '../population/registerFindings';

const settings = z.object({
  /** Days after its end for which a time counts. */
  validDays: z.number().default(180),
});

/** B2: it is known how long a newcomer needs to a first change in production. */
export const joinerTimeIsKnown = defineOrganisationCheck({
  id: 'joiner-time-is-known',
  title: 'It is known how long a newcomer needs',
  failureTitle: 'Nobody knows how long a newcomer needs',
  why: 'The first change of a newcomer crosses everything that a portal would make easier; without its time no gain can be shown.',
  remediation: {
    summary:
      'Write down for the last half year how many joined, and the median of days to their first change in production.',
    effort: 'low',
    href: 'how-to/know-how-long-newcomers-need',
  },
  appliesTo: 'organisation',
  unit: 'yes-no',
  requires: { declarations: declaration },
  settings,
  summarise: {
    declarations: ({ joiners, incomplete, file, problems = [] }) => ({
      joiners,
      incomplete,
      file,
      problems,
    }),
  },
  evaluate({ declarations }, { settings: { validDays }, asOf }) {
    const said = saidIn(declarations, 'joiners', ({ joiners }) => joiners);
    const findings = registerFindings(declarations);
    const toWrite: readonly Finding[] = [
      {
        message: 'Write down what is known of the last half year.',
        mend: toDeclare(declarations, 'joiners'),
      },
      ...findings,
    ];
    const recent = said.entries
      .flat()
      .filter(({ to }) => isWithin(to, validDays, asOf));
    const known = recent.find(({ medianDays }) => medianDays !== undefined);
    if (known) return measured(true, { findings, explanation: timeOf(known) });
    if (said.mayBeMore)
      return unknown(
        'A register that may hold the time could not be read, or not all of it.',
        toWrite,
      );
    if (said.entries.length === 0)
      return unknown(
        readOf(declarations).length > 0
          ? 'No register says how long newcomers need.'
          : 'There is no register of declarations.',
        toWrite,
      );
    return withoutTime(said.entries.flat(), recent, {
      validDays,
      findings: toWrite,
    });
  },
});

function withoutTime(
  all: readonly Joiners[],
  recent: readonly Joiners[],
  {
    validDays,
    findings,
  }: { readonly validDays: number; readonly findings: readonly Finding[] },
): Measurement {
  if (recent.length > 0 && recent.every(({ count }) => count === 0))
    return notApplicable('Nobody has joined.');
  if (recent.length > 0)
    return unknown(
      'Too few have joined to tell a median without telling one person’s time.',
    );
  return measured(false, {
    findings,
    explanation:
      all.length === 0
        ? 'The register says that nobody has measured it.'
        : `The last time that is known ended more than ${validDays} days ago.`,
  });
}

function timeOf({ count, medianDays, from, to }: Joiners): string {
  return `Half of the ${count} who joined between ${dayWords(
    from,
  )} and ${dayWords(to)} had a change in production within ${medianDays} days.`;
}
