import {
  between,
  dayWords,
  declaration,
  defineOrganisationCheck,
  measured,
  notApplicable,
  goldenPathRuns,
  readOf,
  toDeclare,
  unknown,
  type Finding,
  type OffRamp,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import { isWithin, saidIn } from '../population/declared';
import { pathRunsOf, runsIn, windowDays } from '../population/pathRuns';
import { registerFindings } from '../population/registerFindings';

const settings = z.object({
  windowDays,
  /** What nobody has looked at for longer may lead nowhere. */
  validDays: z.number().positive().default(365),
});

/** G7: whoever needs another way knows how to leave, and leaving counts against nobody. */
export const goldenPathHasAnOffRamp = defineOrganisationCheck({
  id: 'golden-path-has-an-off-ramp',
  title: 'The way off the path is written down',
  failureTitle: 'Nobody says how to leave the path',
  why: 'A path that fits four services in five needs a way off for the fifth; without one it is a fence, and people go around it in secret.',
  remediation: {
    summary:
      'Write down how a team leaves the path and what it then does itself, and name the page in the register.',
    effort: 'low',
    href: 'how-to/leave-the-path',
  },
  reads: { declarations: ['offRamps'] },
  appliesTo: 'organisation',
  requires: { declarations: declaration, runs: goldenPathRuns },
  settings,
  summarise: {
    declarations: ({ offRamps, incomplete, file, problems = [] }) => ({
      offRamps,
      incomplete,
      file,
      problems,
    }),
    runs: runsIn,
  },
  evaluate({ declarations, runs }, { settings: own, asOf }) {
    const said = saidIn(declarations, 'offRamps', ({ offRamps }) => offRamps);
    const pages = said.entries.flat();
    // A day that is still to come is a slip: it proves no reading.
    const recent = newestOf(
      pages.filter(page => isWithin(page.checkedAt, own.validDays, asOf)),
    );
    const newest = recent ?? newestOf(pages);
    const findings = registerFindings(declarations);
    const toWrite: readonly Finding[] = [
      {
        message: newest
          ? 'Read the page again, and write down that it still holds.'
          : 'Write down where it says how to leave the path.',
        mend: toDeclare(declarations, 'offRamps'),
      },
      ...findings,
    ];
    if (recent) return measured(1, { findings, explanation: saysOf(recent) });
    if (said.mayBeMore)
      return newest
        ? measured(between(0.5, 1), {
            findings: toWrite,
            explanation: `${saysOf(
              newest,
            )} A register that may name a newer page could not be read, or not all of it.`,
          })
        : unknown(
            'A register that may name the page could not be read, or not all of it.',
            toWrite,
          );
    const path = pathRunsOf(runs, { ...own, asOf });
    if (!newest && path.state === 'read' && path.runs.length === 0)
      return notApplicable(
        `Nobody ran a template in ${own.windowDays} days: there is no path to leave.`,
      );
    if (said.entries.length === 0)
      return unknown(
        readOf(declarations).length > 0
          ? 'No register says how a team leaves the path.'
          : 'There is no register of declarations.',
        toWrite,
      );
    return measured(newest ? 0.5 : 0, {
      findings: toWrite,
      explanation: newest
        ? `${saysOf(newest)} That is not within the last ${own.validDays} days.`
        : 'The register says that there is no way off.',
    });
  },
});

function newestOf(all: readonly OffRamp[]): OffRamp | undefined {
  return [...all].sort(
    (a, b) => Date.parse(b.checkedAt) - Date.parse(a.checkedAt),
  )[0];
}

function saysOf({ where, checkedAt }: OffRamp): string {
  return `${where} says how to leave; it was last read through on ${dayWords(
    checkedAt,
  )}.`;
}
