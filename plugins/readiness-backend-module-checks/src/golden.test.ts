import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  assessOrganisation,
  assessSubject,
  organisationAssessmentSchema,
  subjectAssessmentSchema,
  subjectSchema,
} from '@groundwork/plugin-readiness-common';
import { fixtureEvidence } from '@groundwork/plugin-readiness-node/testUtils';
import { z } from 'zod';
import { checks } from './checks';
import { organisationStandard, serviceStandard } from './standards';

// The pages of the readiness plugin are tested with these very documents.
const PAGES = join(__dirname, '../../readiness/src/__fixtures__');
const refresh = process.env.UPDATE_GOLDEN === 'yes';

const companySchema = z.strictObject({
  says: z.string(),
  inventory: z.strictObject({
    teams: z.array(
      z.strictObject({
        ref: z.string(),
        name: z.string(),
        type: z.string(),
        members: z.number(),
      }),
    ),
    components: z.array(
      z.strictObject({
        ref: z.string(),
        name: z.string(),
        type: z.string(),
        lifecycle: z.string(),
        team: z.string().exactOptional(),
      }),
    ),
    clusters: z.array(
      z.strictObject({
        name: z.string(),
        tier: z.string(),
        promotesTo: z.string().exactOptional(),
      }),
    ),
  }),
  evidence: z.record(
    z.string(),
    z.array(
      z.union([
        z.strictObject({ subject: subjectSchema, value: z.unknown() }),
        z.strictObject({ subject: subjectSchema, absent: z.literal(true) }),
        z.strictObject({
          subject: subjectSchema,
          unread: z.enum(['forbidden', 'timeout']),
        }),
      ]),
    ),
  ),
});

function circumstances() {
  const company = companySchema.parse(
    JSON.parse(
      readFileSync(join(__dirname, '__fixtures__/small-company.json'), 'utf8'),
    ),
  );
  return {
    asOf: new Date('2026-11-01T00:00:00Z'),
    inventory: {
      ...company.inventory,
      undeclaredClusters: [],
      subjects: [],
    },
    evidence: fixtureEvidence(company.evidence),
    checks: new Map(checks.map(check => [check.id, check])),
    waivers: [],
  };
}

function golden(file: string, produced: unknown): unknown {
  const path = join(PAGES, file);
  const plain: unknown = JSON.parse(JSON.stringify(produced));
  if (refresh) writeFileSync(path, `${JSON.stringify(plain, undefined, 2)}\n`);
  return JSON.parse(readFileSync(path, 'utf8'));
}

describe('the golden assessment of a small company (UPDATE_GOLDEN=yes writes it anew)', () => {
  it('is what the real checks and standard say of the organisation', () => {
    const document = assessOrganisation({
      ...circumstances(),
      standard: organisationStandard,
      history: [],
    });
    expect(organisationAssessmentSchema.parse(document)).toEqual(
      golden('organisation.golden.json', document),
    );
  });

  it('is what the real checks and standard say of each service', () => {
    const judge = circumstances();
    const documents = judge.inventory.components.map(({ ref, name, type }) =>
      assessSubject({
        ...judge,
        standard: serviceStandard,
        subject: { kind: 'Component', ref, name, type },
      }),
    );
    expect(documents.map(item => subjectAssessmentSchema.parse(item))).toEqual(
      golden('services.golden.json', documents),
    );
  });
});
