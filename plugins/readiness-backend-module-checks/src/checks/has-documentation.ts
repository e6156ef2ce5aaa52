import {
  defineCheck,
  documentation,
  measured,
  orAbsent,
  type Finding,
  type Subject,
} from '@groundwork/plugin-readiness-common';
import { catalogFileOf, documentationLine } from '../judgements/catalogFile';

const TECHDOCS = 'backstage.io/techdocs-ref';

/** Either nothing says where it lies, or nothing lies there. */
export function documentationMissing(subject: Subject): Finding {
  const folder = subject.annotations?.[TECHDOCS];
  const object = catalogFileOf(subject);
  return folder === undefined
    ? {
        message: 'Its catalog file names no documentation.',
        object,
        mend: documentationLine,
      }
    : {
        message: `Its catalog file names ${folder}, where no documentation lies.`,
        object,
        mend: {
          into: 'mkdocs.yml, beside a folder docs with an index.md',
          yaml: `site_name: ${subject.name}\nplugins:\n  - techdocs-core\n`,
        },
      };
}

/** Service level: documentation is there. */
export const hasDocumentation = defineCheck({
  id: 'has-documentation',
  title: 'Has documentation',
  failureTitle: 'Has no documentation',
  why: 'What is not written down is asked, again and again, of the same people.',
  remediation: {
    summary:
      'Add a docs folder with mkdocs.yml and name it in the catalog file.',
    effort: 'medium',
    href: 'how-to/document-a-service',
  },
  reads: { document: ['path'] },
  appliesTo: { kind: 'Component' },
  requires: { document: orAbsent(documentation) },
  evaluate: ({ document }, { subject }) =>
    document
      ? measured(true)
      : measured(false, { findings: [documentationMissing(subject)] }),
});
