import {
  between,
  countWords,
  defineOrganisationCheck,
  measured,
  notApplicable,
  tickets,
  unknown,
  type Finding,
  type ReadReading,
  type RepeatedQuestion,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import {
  trackersOf,
  trackerSummary,
  type TrackerSummary,
} from '../population/tickets';
import { percent } from '../population/words';

const settings = z.object({
  /** How many of the most frequent questions count together. */
  questions: z.number().int().positive().default(5),
  /** A question counts when so many teams ask it. */
  teams: z.number().int().positive().default(3),
});

interface Asked extends RepeatedQuestion {
  readonly tracker: string;
  readonly evidenceId: string | undefined;
}

function askedIn(
  read: readonly ReadReading<TrackerSummary>[],
): readonly Asked[] {
  return read
    .flatMap(({ subject, evidenceId, value }) =>
      value.questions.top.map(question => ({
        ...question,
        tracker: subject.name,
        evidenceId,
      })),
    )
    .sort((a, b) => b.tickets - a.tickets);
}

function ticketsIn(questions: readonly RepeatedQuestion[]): number {
  return questions.reduce((sum, question) => sum + question.tickets, 0);
}

function findingOf({ tracker, evidenceId, ...question }: Asked): Finding {
  const { id, url } = question;
  return {
    message: `“${question.title}” was asked ${countWords(
      question.tickets,
      'time',
    )} by ${countWords(question.teams.length, 'known team')}.`,
    where: tracker,
    object: { kind: 'Ticket', name: id, url },
    ...(evidenceId === undefined ? {} : { evidenceId }),
  };
}

/**
 * T5: share of how-to tickets in the five most frequent questions, each from several teams. It shows a need and is no
 * fault: whoever reads the standard finds it among the signals of readiness.
 */
export const asksTheSameQuestions = defineOrganisationCheck({
  id: 'asks-the-same-questions',
  title: 'The same questions come from different teams',
  failureTitle: 'Every question is another one',
  why: 'Questions that come again from several teams are what a portal could answer once; questions that do not are no reason to build one.',
  remediation: {
    summary:
      'Nothing has to be repaired: few repeated questions are no fault. Answer those that come again in one place.',
    effort: 'low',
    href: 'how-to/answer-fewer-questions',
  },
  reads: { tickets: ['questions'] },
  appliesTo: 'organisation',
  requires: { tickets },
  settings,
  summarise: { tickets: trackerSummary },
  evaluate({ tickets: readings }, { settings: { questions, teams } }) {
    const trackers = trackersOf(readings);
    if (trackers.silent !== undefined) return unknown(trackers.silent);
    const { read } = trackers;
    const of = read.reduce((sum, { value }) => sum + value.questions.of, 0);
    const open = read
      .flatMap(({ value }) => value.weeks)
      .reduce((sum, { classes }) => sum + classes.unclassified.tickets, 0);
    if (of + open === 0)
      return notApplicable('Nobody asked how to do something.');
    const asked = askedIn(read);
    const top = asked
      .filter(question => question.teams.length >= teams)
      .slice(0, questions);
    const most = Math.min(of, mostTickets(read, { questions, teams })) + open;
    const value = between(ticketsIn(top) / (of + open), most / (of + open));
    return measured(value, {
      findings: top.map(findingOf),
      parts: asked.slice(0, questions).map(question => ({
        label: question.title,
        value: question.tickets / (of + open),
      })),
      explanation: `The ${questions} most frequent questions that at least ${teams} teams ask are ${percent(
        value,
      )} of ${countWords(
        of,
        'how-to ticket',
      )}. More of them speaks for answering them in one place; fewer is no fault. Questions are the same by their wording, which a person should look at.`,
    });
  },
});

/** In the best case whoever is not known is of another team; and questions in two trackers may be the same ones. */
function mostTickets(
  read: readonly ReadReading<TrackerSummary>[],
  { questions, teams }: z.output<typeof settings>,
): number {
  const perTracker = read.map(({ value }) =>
    ticketsIn(
      value.questions.top
        .filter(
          ({ teams: known, withoutTeam }) =>
            read.length > 1 || known.length + withoutTeam >= teams,
        )
        .slice(0, questions),
    ),
  );
  return perTracker.reduce((sum, count) => sum + count, 0);
}
