import { z } from 'zod';
import { boundedList, boundedMapping } from './boundedLists';
import {
  commit,
  deployment,
  incident,
  pattern,
  pullRequest,
  text,
  time,
} from './rows';

const zone = text.refine(
  isTimeZone,
  'expected an IANA time zone such as Europe/Berlin',
);
const hours = z.number().nonnegative();

const config = z.strictObject({
  tz: zone.optional(),
  attributionHours: hours.optional(),
  interventionHours: hours.nullish(),
  failedDeploymentsAreFailures: z.boolean().optional(),
  incidentSource: z.boolean().optional(),
  excludeRedeploys: z.boolean().optional(),
  requireChange: z.boolean().optional(),
  excludeRollbacksFromCfrDenominator: z.boolean().optional(),
  excludeAuthors: boundedList(text).optional(),
  hotfix: pattern.optional(),
});

/** The events of a case and the conventions they are read by. */
export const vectorInput = z.strictObject({
  window: z
    .tuple([time, time])
    .refine(([from, to]) => from < to, 'expected the start before the end'),
  config: config.optional(),
  services: boundedMapping(
    z.strictObject({ paths: boundedList(pattern).optional() }),
  ).optional(),
  commits: boundedList(commit).default([]),
  prs: boundedList(pullRequest).default([]),
  deployments: boundedList(deployment).default([]),
  incidents: boundedList(incident).default([]),
});

/** See {@link vectorInput}. */
export type VectorInput = z.infer<typeof vectorInput>;

function isTimeZone(name: string): boolean {
  try {
    return (
      new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions()
        .timeZone !== ''
    );
  } catch {
    return false;
  }
}
