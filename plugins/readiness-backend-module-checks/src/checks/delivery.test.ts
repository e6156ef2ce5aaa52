import type { Subject } from '@groundwork/plugin-readiness-common';
import {
  measureFixture,
  type CheckFixture,
} from '@groundwork/plugin-readiness-node/testUtils';
import { hasItsDeliveryMeasured } from './has-its-delivery-measured';
import { recoversFast } from './recovers-fast';

const component = {
  ref: 'component:default/limits',
  name: 'limits',
  type: 'service',
  lifecycle: 'production',
};
const subject: Subject = { kind: 'Component', ...component };

const answering = (
  answer: { readonly unread: 'timeout' } | { readonly absent: true },
  more: object = {},
): CheckFixture => ({
  subject: { ...subject, ...more },
  inventory: { components: [component] },
  evidence: { 'delivery-metrics': [{ subject, ...answer }] },
});

describe('how a service is delivered', () => {
  it('is unknown while the source does not answer', () => {
    const fixture = answering({ unread: 'timeout' });
    for (const check of [hasItsDeliveryMeasured, recoversFast])
      expect(measureFixture(check, fixture)).toMatchObject({ kind: 'unknown' });
  });

  it('is unknown of the typical service where half of them may be anything', () => {
    expect(
      measureFixture(recoversFast, answering({ absent: true })),
    ).toMatchObject({
      kind: 'unknown',
      reason:
        'Failed deployment recovery time is known of 0 of 1 service; that of the typical one may be anything.',
      findings: [
        {
          subjectRef: 'component:default/limits',
          message:
            'Failed deployment recovery time is not known: no source tells of its deployments.',
        },
      ],
    });
  });

  it('is not asked of a service that is on its way to production', () => {
    const young = answering({ absent: true }, { lifecycle: 'experimental' });
    expect(measureFixture(hasItsDeliveryMeasured, young)).toMatchObject({
      kind: 'not_applicable',
      reason: 'It is asked of components in lifecycle production.',
    });
  });
});
