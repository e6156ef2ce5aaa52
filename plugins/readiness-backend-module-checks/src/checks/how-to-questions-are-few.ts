import {
  defineOrganisationCheck,
  measured,
  tickets,
  unknown,
} from '@groundwork/plugin-readiness-common';
import {
  newestFirst,
  number,
  perWeek,
  trackersOf,
  trackerSummary,
  unclassifiedSentence,
  WEEKS,
} from '../population/tickets';

/** T2: how many questions a usual week brings that a page or a form could have answered. */
export const howToQuestionsAreFew = defineOrganisationCheck({
  id: 'how-to-questions-are-few',
  title: 'Few how-to questions reach the platform team',
  failureTitle: 'The platform team answers how-to questions all week',
  why: 'A question that somebody has to answer is a step that nobody can take alone, and an hour that builds nothing.',
  remediation: {
    summary:
      'Take the question that comes most often and make its answer a page, a form or a default.',
    effort: 'medium',
    href: 'how-to/answer-fewer-questions',
  },
  reads: { tickets: ['weeks'] },
  unit: 'per-week',
  appliesTo: 'organisation',
  requires: { tickets },
  summarise: { tickets: trackerSummary },
  evaluate({ tickets: readings }, { inventory: { engineers } }) {
    const trackers = trackersOf(readings);
    if (trackers.silent !== undefined) return unknown(trackers.silent);
    const { read, weeks } = trackers;
    const value = perWeek(weeks, 'how-to');
    const perHundred =
      engineers === undefined
        ? undefined
        : {
            lo: (value.lo * 100) / engineers,
            hi: (value.hi * 100) / engineers,
          };
    return measured(value, {
      ...(perHundred
        ? { quantities: { perHundredEngineers: perHundred } }
        : {}),
      population: {
        read: read.length,
        expected: readings.length,
        unit: 'tracker',
      },
      parts: newestFirst(weeks, week => week['how-to'].tickets),
      explanation: `A usual week of the last ${WEEKS} brings ${number(
        value,
      )} how-to questions${
        perHundred ? `, ${number(perHundred)} for each 100 engineers` : ''
      }. Fewer is better.${unclassifiedSentence(weeks)}`,
    });
  },
});
