import type { DictionaryRow } from './row';

/** Templates and components that GitLab itself publishes, by the last part of their name. The first row that matches decides. */
export const GITLAB_TEMPLATES: readonly DictionaryRow[] = [
  {
    match: /dependency-scanning|container-scanning|licen[cs]e-scanning|sbom/i,
    stage: 'sca',
  },
  {
    match:
      /(^|[/-])(sast(-iac)?|secret-detection|dast(-api)?|api-security|coverage-fuzzing|api-fuzzing)\b/i,
    stage: 'sast',
  },
  { match: /code-quality/i, stage: 'lint' },
];
