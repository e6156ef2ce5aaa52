import { completionsProperty } from '@groundwork/plugin-readiness-common/testUtils';
import fc from 'fast-check';
import { checks } from './checks';
import { organisationStandard, serviceStandard } from './standards';

const isProof = process.env.PROOF === 'completions';
const ORGANISATIONS = isProof ? 1000 : 40;
const SEED = Number(process.env.PROPERTY_SEED ?? 20261121);

describe('organisations of which a part is not seen, judged by the real checks and standards', () => {
  it('have in each completion the verdict that is certain, every number within its bounds, and gain nothing by hiding', () => {
    const property = completionsProperty({
      checks,
      standard: organisationStandard,
      ladders: [serviceStandard],
    });
    const report = fc.check(property, { numRuns: ORGANISATIONS, seed: SEED });
    expect(fc.defaultReportMessage(report)).toBeUndefined();
  });
});
