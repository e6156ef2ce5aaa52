import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  organisationAssessmentSchema,
  subjectAssessmentSchema,
} from '@groundwork/plugin-readiness-common';

function golden(file: string): unknown {
  const folder = resolve(__dirname, '../../../readiness/src/__fixtures__');
  return JSON.parse(readFileSync(resolve(folder, file), 'utf8'));
}

/** What the real checks say of a small company. */
export const organisation = organisationAssessmentSchema.parse(
  golden('organisation.golden.json'),
);

/** What they say of its services. */
export const services = subjectAssessmentSchema
  .array()
  .parse(golden('services.golden.json'));
