import {
  declaration,
  defineOrganisationCheck,
  measured,
  reliability,
  unknown,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import { registerFindings } from '../population/registerFindings';
import { newestSurvey } from '../population/surveys';

const settings = z.object({
  question: z.string().default('pipeline-understood-minutes'),
  validDays: z.number().default(365),
  leastResponse: z.number().default(0.3),
});

/** C6: newcomers say how long they needed to understand the way to production. */
export const pipelineIsUnderstood = defineOrganisationCheck({
  id: 'pipeline-is-understood-within-an-hour',
  title: 'A newcomer understands the pipeline within an hour',
  failureTitle:
    'A newcomer needs longer than an hour to understand the pipeline',
  why: 'What takes a day to understand is asked of a colleague, copied without being understood, or left alone.',
  remediation: {
    summary:
      'Ask newcomers what was hard, and move that out of their repositories into the shared pipeline.',
    effort: 'medium',
    href: 'how-to/let-newcomers-understand-the-pipeline',
  },
  appliesTo: 'organisation',
  unit: 'minutes',
  requires: { declarations: declaration },
  settings,
  summarise: {
    declarations: ({ surveys, incomplete, file, problems = [] }) => ({
      surveys,
      incomplete,
      file,
      problems,
    }),
  },
  evaluate({ declarations }, { settings: rules, asOf }) {
    const found = newestSurvey(declarations, rules, asOf);
    if ('instead' in found) return found.instead;
    const { median, answered, asked, at } = found.survey;
    if (median === undefined)
      return unknown(
        'The answers are a share, and this asks for the median of minutes.',
      );
    return measured(median, {
      reliability: reliability.survey,
      findings: registerFindings(declarations),
      explanation: `Half of those who answered needed at most ${median} minutes (${answered} of ${asked} answered, ${at.slice(
        0,
        10,
      )}).`,
    });
  },
});
