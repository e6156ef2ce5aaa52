import {
  defineCheck,
  documentation,
  measured,
  orAbsent,
} from '@groundwork/plugin-readiness-common';

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
  evaluate: ({ document }) => measured(document !== undefined),
});
