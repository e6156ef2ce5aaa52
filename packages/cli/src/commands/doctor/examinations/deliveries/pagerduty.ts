import type { SourceClients } from '@groundwork/source-client';
import { pagerdutyOf } from '@groundwork/source-client/pagerduty';
import { z } from 'zod';
import type { Finding } from '../../finding';
import { tried } from './probe';

/** A line for each account. */
export async function pagerdutyDeliveries(
  sources: SourceClients,
): Promise<readonly Finding[]> {
  const pagerduty = pagerdutyOf(sources);
  return Promise.all(
    pagerduty.all.map(account =>
      tried(
        {
          subject: `${account.name} incidents`,
          what: 'the incidents',
          missing: 'incidents: read',
          fix: 'let an account owner make a key under "API Access Keys" with "Read-only API Key" ticked, and give it to readiness.pagerduty',
        },
        () =>
          pagerduty.page(account, {
            ...{ name: 'incidents', schema: z.unknown(), offset: 0 },
            // Of whenever; without a date PagerDuty lists a month.
            parameters: [['date_range', 'all']],
            what: 'the list of incidents',
          }),
      ),
    ),
  );
}
