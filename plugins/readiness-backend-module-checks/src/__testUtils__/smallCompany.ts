import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { subjectSchema } from '@groundwork/plugin-readiness-common';
import { fixtureEvidence } from '@groundwork/plugin-readiness-node/testUtils';
import { z } from 'zod';
import { checks } from '../checks';

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

/** A company of three teams, with what collectors found of it: what its golden documents are judged from. */
export function smallCompany() {
  const company = companySchema.parse(
    JSON.parse(
      readFileSync(
        join(__dirname, '../__fixtures__/small-company.json'),
        'utf8',
      ),
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
