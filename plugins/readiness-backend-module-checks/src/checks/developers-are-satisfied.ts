import {
  declaration,
  defineOrganisationCheck,
  measured,
  reliability,
  unknown,
} from '@groundwork/plugin-readiness-common';
import { registerFindings } from '../population/registerFindings';
import {
  answeredWords,
  newestSurvey,
  surveysIn,
  surveySettings,
} from '../population/surveys';

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
  settings: surveySettings('developer-satisfaction'),
  summarise: { declarations: surveysIn },
  evaluate({ declarations }, { settings: rules, asOf }) {
    const found = newestSurvey(declarations, rules, asOf);
    if ('instead' in found) return found.instead;
    const { share } = found.survey;
    if (share === undefined)
      return unknown(
        'The answers are a median, and this asks for the share of those who are satisfied.',
      );
    return measured(share, {
      reliability: reliability.survey,
      findings: registerFindings(declarations),
      explanation: `${Math.round(
        100 * share,
      )} % of those who answered are satisfied ${answeredWords(found.survey)}.`,
    });
  },
});
