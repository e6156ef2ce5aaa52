import {
  defineCheck,
  measured,
  supportLinks,
} from '@groundwork/plugin-readiness-common';
import { catalogFileOf, linkLines } from '../judgements/catalogFile';

/** Service level: whoever sees it fail knows whom to call. */
export const hasSomebodyOnCall = defineCheck({
  id: 'has-somebody-on-call',
  title: 'Says who is on call',
  failureTitle: 'Does not say who is on call',
  why: 'Whoever sees it fail asks around first, and that time is part of the outage.',
  remediation: {
    summary:
      'Link the rota that answers for it from the catalog file, as a link of type on-call.',
    effort: 'low',
    href: 'how-to/give-a-service-a-runbook',
  },
  reads: { links: ['onCall'] },
  appliesTo: { kind: 'Component' },
  requires: { links: supportLinks },
  evaluate: ({ links }, { subject }) =>
    links.onCall
      ? measured(true)
      : measured(false, {
          findings: [
            {
              message: 'Its catalog file does not say who is on call.',
              object: catalogFileOf(subject),
              mend: linkLines({ runbook: false, onCall: true }),
            },
          ],
        }),
});
