import {
  CheckResult,
  SubjectAssessment,
} from '@groundwork/plugin-readiness-common';
import { storedForm } from './storedForm';

const documentDigest = (assessment: SubjectAssessment) =>
  storedForm(assessment).digest;

const result: CheckResult & { readonly level: number } = {
  checkId: 'has-an-owner',
  title: 'Has an owner',
  failureTitle: 'Nobody owns it',
  why: 'Somebody has to be called.',
  remediation: { summary: 'Name one.', effort: 'low', href: 'how-to/name' },
  look: { title: 'Connect the catalog', effort: 'medium' },
  declared: false,
  subjectRef: 'component:default/ledger',
  state: 'pass',
  weight: 1,
  confidence: {
    coverage: 1,
    freshness: 1,
    reliability: 1,
    population: 1,
    kappa: 1,
  },
  unit: 'yes-no',
  value: { lo: 1, hi: 1 },
  threshold: { zeroAt: 0, oneAt: 1 },
  quantities: {},
  parts: [],
  partCount: 0,
  findings: [],
  findingCount: 0,
  explanation: '',
  evidenceIds: ['one'],
  evidenceCount: 1,
  unread: [],
  unreadCount: 0,
  level: 1,
};
const changes: Readonly<Partial<typeof result>>[] = [
  { checkId: 'has-documentation' },
  { title: 'Is owned' },
  { failureTitle: 'Is nobody’s' },
  { why: 'Because.' },
  { remediation: { summary: 'Name two.', effort: 'low', href: 'how-to/name' } },
  { look: { title: 'Connect the catalog', effort: 'low' } },
  { unit: 'share' },
  { threshold: { zeroAt: 0, oneAt: 2 } },
  { because: 'Two are enough.' },
  { declared: true },
  { state: 'fail' },
  { weight: 2 },
  { s: 1 },
  { value: { lo: 0, hi: 1 } },
  { evidenceIds: ['two'] },
  { findings: [{ message: 'It has none.' }] },
  { level: 2 },
];
const withResult = (
  check: typeof result,
  asOf = '2026-11-01T00:00:00.000Z',
): SubjectAssessment => ({
  schemaVersion: 1,
  scope: 'subject',
  subject: { kind: 'Component', ref: check.subjectRef, name: 'ledger' },
  standard: { id: 'service', version: '1', title: 'Service' },
  asOf,
  checks: [check],
  level: { lo: 1, hi: 1 },
  highestLevel: 1,
  levels: [],
  plan: { repairs: [] },
});

describe('the digest of a document', () => {
  it('is the same for the same words from other objects and at another time', () => {
    const copy = structuredClone(result);
    expect(documentDigest(withResult(copy, '2026-11-02T00:00:00.000Z'))).toBe(
      documentDigest(withResult(result)),
    );
  });

  it.each(changes.map(change => [Object.keys(change).join(), change] as const))(
    'is another one when a check says something else in %s, and the first again afterwards',
    (_, change) => {
      const before = documentDigest(withResult(result));
      expect(documentDigest(withResult({ ...result, ...change }))).not.toBe(
        before,
      );
      expect(documentDigest(withResult(result))).toBe(before);
    },
  );

  it('tells two results apart that say the same of different checks', () => {
    const other = { ...result, checkId: 'another' };
    const both = { ...withResult(result), checks: [result, other] };
    expect(documentDigest(both)).not.toBe(
      documentDigest({ ...both, checks: [other, result] }),
    );
  });
});

describe('the stored form of a document', () => {
  const { why, value, threshold, ...bare } = result;
  const checks: readonly (readonly [string, typeof result])[] = [
    ['a check with a number', result],
    ['one without', bare],
    ...changes.map(
      change =>
        [
          `one with another ${Object.keys(change)}`,
          { ...result, ...change },
        ] as const,
    ),
  ];

  /** The document with the list that it refers to laid beside its checks. */
  function said(assessment: SubjectAssessment): unknown {
    const { document, described } = storedForm(assessment);
    const { described: digest, checks: own, ...rest } = JSON.parse(document());
    expect(digest).toBe(described?.digest);
    const list: readonly object[] = JSON.parse(described?.text ?? '');
    expect(list).toHaveLength(own.length);
    return {
      ...rest,
      checks: list.map((description, at) => ({ ...own[at], ...description })),
    };
  }

  it.each(checks)('says all but the time of %s', (_, check) => {
    const assessment = { ...withResult(result), checks: [check, result] };
    const { asOf, ...rest } = assessment;
    expect(said(assessment)).toEqual(JSON.parse(JSON.stringify(rest)));
  });

  it('of one that is judged by nothing has no checks', () => {
    const { asOf, ...rest } = { ...withResult(result), checks: [] };
    expect(said({ ...rest, asOf })).toEqual(rest);
  });

  it('refers to one list for all that are judged by the same, and to another for other words or another order', () => {
    const listed = (...own: readonly (typeof result)[]) =>
      storedForm({ ...withResult(result), checks: [...own] }).described?.digest;
    const other = { ...result, checkId: 'another', title: 'Another' };
    const first = listed(result, other);
    expect(listed({ ...result, state: 'fail' }, other)).toBe(first);
    expect(listed(other, result)).not.toBe(first);
    expect(listed(result)).not.toBe(first);
    expect(listed({ ...result, why: 'Because.' }, other)).not.toBe(first);
    expect(listed(result, other)).toBe(first);
  });
});
