import { failureReasonSchema } from '@groundwork/plugin-deployments-common';
import { explainFailure } from '@groundwork/plugin-status-react';
import { say } from '../../__testUtils__/say';
import { explainMissingUsage } from './missingUsage';
import { reasonOf } from './clusterErrors';

const t = say();

// The backend of deployments holds these equal to the reasons of the source client.
const reasons = failureReasonSchema.options;

function errorWith(reason: string) {
  return {
    errorType: 'FETCH_ERROR',
    message: 'Nobody saw it.',
    reason,
  } as const;
}

describe('the errors of the Kubernetes page', () => {
  it.each(reasons)('keep the reason that the backend gives: %s', reason => {
    expect(reasonOf(errorWith(reason))).toBe(reason);
  });

  it('have words of their own for each reason, of objects and of usage', () => {
    const said = reasons.map(reason => explainFailure(reason).says);
    const usage = reasons.map(reason =>
      explainMissingUsage({ cluster: 'blue', reason, isPartial: false }, t),
    );
    expect(new Set(said).size).toBe(reasons.length);
    expect(new Set(usage).size).toBe(reasons.length);
    expect(`${said} ${usage}`).not.toContain('undefined');
  });

  it('make nothing of a reason that is none, and do not guess one', () => {
    expect(
      reasonOf({
        ...{ errorType: 'UNKNOWN_ERROR', statusCode: 0, resourcePath: '/api' },
        ...{ reason: 'toString' },
      }),
    ).toBeUndefined();
  });
});
