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
  question: z.string().default('developer-satisfaction'),
  validDays: z.number().default(365),
  leastResponse: z.number().default(0.3),
});

/** Those who work with the platform say whether they are satisfied with it. */
export const developersAreSatisfied = defineOrganisationCheck({
  id: 'developers-are-satisfied',
  title: 'Developers are satisfied with their tools',
  failureTitle: 'Many developers are not satisfied with their tools',
  why: 'Numbers say how fast a change is; only people say whether the work on it is bearable.',
  remediation: {
    summary:
      'Ask what costs most time, mend the first of it, and ask again in half a year.',
    effort: 'medium',
    href: 'how-to/ask-developers-what-costs-time',
  },
  appliesTo: 'organisation',
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
    const { share, answered, asked, at } = found.survey;
    if (share === undefined)
      return unknown(
        'The answers are a median, and this asks for the share of those who are satisfied.',
      );
    return measured(share, {
      reliability: reliability.survey,
      findings: registerFindings(declarations),
      explanation: `${Math.round(
        100 * share,
      )} % of those who answered are satisfied (${answered} of ${asked} answered, ${at.slice(
        0,
        10,
      )}).`,
    });
  },
});
