import {
  readableSubject,
  SubjectAssessment,
} from '@groundwork/plugin-readiness-common';
import { StoredAssessment } from './AssessmentStore';
import { subjectDocument } from './documents';
import { readableText } from './readableText';

const own = 'component:default/ledger';
const other = 'component:default/other "one"';
const team = 'group:default/payments';

function stored(
  findings: SubjectAssessment['checks'][number]['findings'],
  change: (document: object) => object = document => document,
): StoredAssessment {
  const document = {
    schemaVersion: 1,
    scope: 'subject',
    subject: { kind: 'Component', ref: own, name: 'ledger' },
    checks: [
      {
        checkId: 'is-managed',
        subjectRef: own,
        state: 'fail',
        remediation: { summary: 'Do it.', effort: 'low', href: 'how-to/do' },
        findings,
        findingCount: findings.length,
        parts: [{ label: 'a', value: 1, subjectRef: own }],
        unread: [],
      },
    ],
    next: { level: 1, missing: ['is-managed'] },
    plan: {
      repairs: [
        {
          ...{ checkId: 'is-managed', summary: 'Do it.' },
          ...{ effort: 'low', href: 'how-to/do' },
        },
      ],
    },
  };
  return {
    subjectRef: own,
    asOfMs: Date.parse('2026-11-01T00:00:00.000Z'),
    digest: 'd',
    document: JSON.stringify(change(document)),
  };
}

const documents: readonly (readonly [string, StoredAssessment])[] = [
  ['nobody is named', stored([{ message: 'It is by hand.' }])],
  ['another service is named', stored([{ message: 'M', subjectRef: other }])],
  ['a team is named', stored([{ message: 'M', team }])],
  [
    'a text looks like a key',
    stored([{ message: `says "subjectRef":"${other}" and ,"plan":{}}` }]),
  ],
  [
    'the document is of before there were plans',
    stored(
      [{ message: 'M' }],
      ({ plan: _, ...rest }: { plan?: unknown }) => rest,
    ),
  ],
  [
    'something is written after the plan',
    stored([{ message: 'M' }], document => ({ ...document, levels: [] })),
  ],
];
const readers: readonly (readonly [string, (ref: string) => boolean])[] = [
  ['everybody’s', () => true],
  ['the own service', ref => ref === own],
  ['the own service and its team', ref => ref === own || ref === team],
  ['nobody’s', () => false],
];

describe.each(documents)('when %s', (_, document) => {
  it.each(readers)(
    'the text for a reader of %s results is the document that he may read',
    (__, mayRead) => {
      const expected = readableSubject(subjectDocument(document), mayRead);
      const { text, asOf, plan } = readableText(document, mayRead);
      expect(JSON.parse(text)).toEqual(expected);
      expect({ asOf, plan }).toEqual({
        asOf: expected.asOf,
        plan: expected.plan,
      });
    },
  );
});
