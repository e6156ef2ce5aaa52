/** Issues that lost the label which made them incidents. */
import type { DeliveryEventInput } from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import {
  incidentEvent,
  issueFields,
  issueSchema,
  type ReportedIn,
} from './incidentEvents';

/** Fields of `Issue` in GraphQL that say which labels were taken away. */
export const lostLabelFields = `${issueFields}
  timelineItems(last: 100, itemTypes: [UNLABELED_EVENT]) {
    nodes { ... on UnlabeledEvent { createdAt label { name } } }
  }`;

export const lostLabelSchema = issueSchema.extend({
  timelineItems: z.object({
    nodes: z.array(
      z.object({
        createdAt: z.string(),
        label: z.object({ name: z.string() }),
      }),
    ),
  }),
});

/** See {@link lostLabelFields}. */
type LostLabels = z.infer<typeof lostLabelSchema>;

/** The label that a person took away, and when. */
export interface LostLabel {
  readonly label: string;
  readonly atMs: number;
}

/** The last label of an incident that was taken away; undefined of an issue that has one, or never had. */
export function lostLabel(
  { labels, timelineItems }: LostLabels,
  incident: readonly string[],
): LostLabel | undefined {
  const has = labels?.nodes.some(({ name }) => incident.includes(name));
  const lost = timelineItems.nodes
    .filter(({ label }) => incident.includes(label.name))
    .map(({ label, createdAt }) => ({
      label: label.name,
      atMs: Date.parse(createdAt),
    }));
  return has
    ? undefined
    : lost.reduce<LostLabel | undefined>(
        (last, each) => (last && last.atMs > each.atMs ? last : each),
        undefined,
      );
}

/** That an issue is no incident any more, as a person can read it. */
export function withdrawnEvent(
  issue: Parameters<typeof incidentEvent>[0],
  repository: ReportedIn,
  { label, atMs }: LostLabel,
): DeliveryEventInput {
  const { owner, name } = repository;
  const where = `${owner}/${name}#${issue.number}`;
  return {
    ...incidentEvent(issue, repository),
    withdrawn: {
      atMs,
      reason: `the label “${label}” was taken away from ${where}`,
    },
  };
}
