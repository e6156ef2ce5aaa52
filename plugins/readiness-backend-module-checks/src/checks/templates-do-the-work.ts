import {
  between,
  countWords,
  defineOrganisationCheck,
  goldenPathRuns,
  measured,
  notApplicable,
  unknown,
  type Finding,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import {
  pathRunsOf,
  placeOf,
  runsIn,
  templateName,
  windowDays,
  type PathRun,
} from '../population/pathRuns';
import { number } from '../population/tickets';

const settings = z.object({ windowDays });

/** One template that was run, by what its newest run did. */
interface Template {
  readonly ref: string;
  readonly newest: PathRun;
  readonly runs: number;
}

/** T6: no button of the portal only asks somebody else to do the work. */
export const templatesDoTheWork = defineOrganisationCheck({
  id: 'templates-do-the-work',
  title: 'Templates do the work themselves',
  failureTitle: 'Templates only open a ticket',
  why: 'A form that ends in a ticket looks like self-service and is a queue: the platform team still does the work, and the one who asked still waits.',
  remediation: {
    summary:
      'Let the template do what its ticket asks for, or take it out of the portal and say where to ask.',
    effort: 'medium',
    href: 'how-to/do-the-work-in-the-template',
  },
  appliesTo: 'organisation',
  unit: 'templates',
  requires: { runs: goldenPathRuns },
  settings,
  summarise: { runs: runsIn },
  evaluate({ runs }, { settings: own, asOf }) {
    const path = pathRunsOf(runs, { asOf, windowDays: own.windowDays });
    if (path.state === 'unread') return unknown(path.reason);
    const templates = templatesOf(path.runs);
    if (templates.length === 0)
      return notApplicable(`Nobody ran a template in ${own.windowDays} days.`);
    const asking = templates.filter(isTicket);
    const open = templates.filter(isOpen);
    const range = between(asking.length, asking.length + open.length);
    return measured(range, {
      population: {
        read: templates.length - open.length,
        expected: templates.length,
        unit: 'template',
      },
      findings: [...asking, ...open].map(findingOf),
      explanation: `Of ${countWords(
        templates.length,
        'template',
      )} that somebody ran in ${own.windowDays} days, ${number(
        range,
      )} only ask somebody else to do the work. None should. A template that nobody ran is not seen.`,
    });
  },
});

/** A template that was mended is what its newest run did. */
function templatesOf(runs: readonly PathRun[]): readonly Template[] {
  const templates = new Map<string, Template>();
  for (const run of runs) {
    if (run.template === undefined) continue;
    const key = `${run.instance} ${run.template}`;
    const before = templates.get(key);
    const isNewer =
      !before ||
      Date.parse(run.createdAt) >= Date.parse(before.newest.createdAt);
    templates.set(key, {
      ref: run.template,
      newest: isNewer ? run : before.newest,
      runs: (before?.runs ?? 0) + 1,
    });
  }
  return [...templates.values()];
}

function isTicket({ newest }: Template): boolean {
  return newest.opensTicketOnly === true;
}

function isOpen({ newest }: Template): boolean {
  return newest.opensTicketOnly === undefined;
}

function findingOf(template: Template): Finding {
  const { ref, newest, runs } = template;
  const name = templateName(ref);
  return {
    message: isTicket(template)
      ? `${name} only opens a ticket; it was run ${countWords(runs, 'time')}.`
      : `Whether ${name} does the work or asks for it does not show in the names of its actions.`,
    ...placeOf(newest),
  };
}
