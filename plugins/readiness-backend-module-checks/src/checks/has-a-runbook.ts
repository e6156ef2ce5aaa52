import {
  defineCheck,
  measured,
  supportLinks,
} from '@groundwork/plugin-readiness-common';
import { catalogFileOf, linkLines } from '../judgements/catalogFile';

/** Service level: whoever is called at night finds what to do. */
export const hasARunbook = defineCheck({
  id: 'has-a-runbook',
  title: 'Has a runbook',
  failureTitle: 'Has no runbook',
  why: 'Whoever is called at night has to find out anew what somebody else has found out before.',
  remediation: {
    summary:
      'Write down what to do when it fails, and link it from the catalog file.',
    effort: 'low',
    href: 'how-to/give-a-service-a-runbook',
  },
  reads: { links: ['runbook'] },
  appliesTo: { kind: 'Component' },
  requires: { links: supportLinks },
  evaluate: ({ links }, { subject }) =>
    links.runbook
      ? measured(true)
      : measured(false, {
          findings: [
            {
              message: 'Its catalog file links no runbook.',
              object: catalogFileOf(subject),
              mend: linkLines({ runbook: true, onCall: false }),
            },
          ],
        }),
});
