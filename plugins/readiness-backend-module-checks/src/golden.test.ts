import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  assessOrganisation,
  assessSubject,
  organisationAssessmentSchema,
  subjectAssessmentSchema,
} from '@groundwork/plugin-readiness-common';
import { smallCompany } from './__testUtils__/smallCompany';
import { organisationStandard, serviceStandard } from './standards';

// The pages of the readiness plugin are tested with these very documents.
const PAGES = join(__dirname, '../../readiness/src/__fixtures__');
const refresh = process.env.UPDATE_GOLDEN === 'yes';

function golden(file: string, produced: unknown): unknown {
  const path = join(PAGES, file);
  const plain: unknown = JSON.parse(JSON.stringify(produced));
  if (refresh) writeFileSync(path, `${JSON.stringify(plain, undefined, 2)}\n`);
  return JSON.parse(readFileSync(path, 'utf8'));
}

describe('the golden assessment of a small company (UPDATE_GOLDEN=yes writes it anew)', () => {
  it('is what the real checks and standard say of the organisation', () => {
    const document = assessOrganisation({
      ...smallCompany(),
      standard: organisationStandard,
      history: [],
    });
    expect(organisationAssessmentSchema.parse(document)).toEqual(
      golden('organisation.golden.json', document),
    );
  });

  it('is what the real checks and standard say of each service', () => {
    const judge = smallCompany();
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
