import { SourceError, type SourceClients } from '@groundwork/source-client';
import {
  pagerdutyOf,
  type PagerdutyAccount,
  type PagerdutyAccounts,
} from '@groundwork/source-client/pagerduty';
import { z } from 'zod';
import type { Examination, Finding } from '../finding';

const area = 'incidents';
const PAGE_SIZE = 100;

const FIXES: Readonly<Partial<Record<string, string>>> = {
  unauthorized:
    'make a read-only API key in PagerDuty, and check that apiBaseUrl is that of its region',
  forbidden: 'use a read-only API key of the account, not one of a user',
  not_found: 'check apiBaseUrl of the account',
};

/** Every account of PagerDuty: is the key known, and may it list services and incidents. */
export function examinePagerduty(sources: SourceClients): Examination {
  return {
    area,
    async examine() {
      const pagerduty = pagerdutyOf(sources);
      return Promise.all(
        pagerduty.all.map(account => examineAccount(account, pagerduty)),
      );
    },
  };
}

async function examineAccount(
  account: PagerdutyAccount,
  pagerduty: PagerdutyAccounts,
): Promise<Finding> {
  const base = { area, subject: account.name } as const;
  const list = (name: 'incidents' | 'services') =>
    pagerduty.page(account, {
      ...{ name, schema: z.object({ id: z.string() }), offset: 0 },
      // Of whenever; without a date PagerDuty lists a month.
      parameters: name === 'incidents' ? [['date_range', 'all']] : [],
      what: `the list of ${name}`,
    });
  try {
    const [services] = [await list('services'), await list('incidents')];
    const count = services.items.length;
    return count === 0
      ? {
          ...base,
          outcome: 'advice',
          says: 'the list of services is empty: there are none, or the key sees none',
          fix: 'give readiness.pagerduty a read-only key of the account in which the services are',
        }
      : {
          ...base,
          outcome: 'can-be-read',
          says: `the incidents of ${numberOf(
            count,
            services.more,
          )} can be read`,
        };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const { reason, says, remedy } = error;
    return {
      ...{ ...base, outcome: 'cannot-be-read' },
      says: says.replace(/\.$/, ''),
      fix: FIXES[reason] ?? remedy,
    };
  }
}

function numberOf(count: number, more: boolean): string {
  if (more) {
    return `more than ${PAGE_SIZE} services`;
  }
  return count === 1 ? '1 service' : `${count} services`;
}
