import { z } from 'zod';

/** Answer of `/rest/api/3/status`. */
export const statusesSchema = z.array(
  z.object({
    id: z.string(),
    statusCategory: z.object({ key: z.string() }).nullish(),
  }),
);

/** Jira's answers give milliseconds, its pages of reference also a time in words. */
const changedAtSchema = z
  .union([
    z.number(),
    z
      .string()
      .transform(text =>
        Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')),
      ),
  ])
  .refine(ms => !Number.isNaN(ms), 'not a time');

/** Answer of `/rest/api/3/changelog/bulkfetch`. */
export const changesSchema = z.object({
  issueChangeLogs: z
    .array(
      z.object({
        issueId: z.string(),
        changeHistories: z
          .array(
            z.object({
              created: changedAtSchema,
              items: z.array(
                z.object({
                  field: z.string(),
                  from: z.string().nullish(),
                  to: z.string().nullish(),
                }),
              ),
            }),
          )
          .nullish(),
      }),
    )
    .nullish(),
  nextPageToken: z.string().nullish(),
});

/** A ticket went from one status to another. */
export interface JiraStatusChange {
  /** Not the key but the number of the ticket. */
  readonly issueId: string;
  readonly atMs: number;
  /** Numbers of statuses. */
  readonly from: string;
  readonly to: string;
}

/** The changes in one answer. */
export function changesIn({
  issueChangeLogs,
}: z.output<typeof changesSchema>): readonly JiraStatusChange[] {
  return (issueChangeLogs ?? []).flatMap(({ issueId, changeHistories }) =>
    (changeHistories ?? []).flatMap(({ created, items }) =>
      items.flatMap(({ field, from, to }) =>
        field === 'status' && from && to
          ? [{ issueId, atMs: created, from, to }]
          : [],
      ),
    ),
  );
}
