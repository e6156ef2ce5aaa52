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
  settings: surveySettings('pipeline-understood-minutes'),
  summarise: { declarations: surveysIn },
  evaluate({ declarations }, { settings: rules, asOf }) {
    const found = newestSurvey(declarations, rules, asOf);
    if ('instead' in found) return found.instead;
    const { median } = found.survey;
    if (median === undefined)
      return unknown(
        'The answers are a share, and this asks for the median of minutes.',
      );
    return measured(median, {
      reliability: reliability.survey,
      findings: registerFindings(declarations),
      explanation: `Half of those who answered needed at most ${median} minutes ${answeredWords(
        found.survey,
      )}.`,
    });
  },
});
