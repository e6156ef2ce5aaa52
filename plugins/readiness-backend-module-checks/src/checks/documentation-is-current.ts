import {
  defineCheck,
  documentation,
  measured,
  unknown,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import { isCurrent, writtenOf } from './documents-its-services';

/** Service level: the documentation keeps up with the code. */
export const documentationIsCurrent = defineCheck({
  id: 'documentation-is-current',
  title: 'Its documentation is current',
  failureTitle: 'Its documentation is older than its code',
  why: 'Documentation that is wrong costs more than none.',
  remediation: {
    summary:
      'Read it against the code and commit what has changed, or that nothing has.',
    effort: 'low',
    href: 'how-to/document-a-service',
  },
  reads: { document: ['lastDocumentationCommitAt', 'lastCodeCommitAt'] },
  appliesTo: { kind: 'Component' },
  requires: { document: documentation },
  settings: z.object({ currentDays: z.number().positive().default(90) }),
  evaluate({ document }, { settings, asOf }) {
    const documented = writtenOf(document);
    const current = isCurrent(documented, asOf, settings.currentDays);
    if (current === undefined)
      return unknown('The history of its documentation could not be read.');
    return current
      ? measured(true)
      : measured(false, {
          findings: [
            {
              message: `Last changed on ${documented.on}; the code has changed since.`,
              object: { repo: document.repository, path: document.path },
            },
          ],
        });
  },
});
