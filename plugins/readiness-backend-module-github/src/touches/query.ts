import { z } from 'zod';
import { connectionSchema } from '../events/reading/walk';

/** The first pull requests of a repository with what people said on them. */
export const LIST = `query ($owner: String!, $name: String!, $first: Int!) {
  repository(owner: $owner, name: $name) {
    pullRequests(first: $first, orderBy: { field: CREATED_AT, direction: ASC }) {
      totalCount
      nodes {
        createdAt
        comments(first: 50) { totalCount nodes { createdAt author { __typename login } } }
        reviews(first: 50) { totalCount nodes { submittedAt state author { __typename login } } }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;

const authorSchema = z
  .object({ __typename: z.string(), login: z.string() })
  .nullable();

const pullSchema = z.object({
  createdAt: z.string(),
  comments: z.object({
    totalCount: z.number(),
    nodes: z.array(z.object({ createdAt: z.string(), author: authorSchema })),
  }),
  reviews: z
    .object({
      totalCount: z.number(),
      nodes: z.array(
        z.object({
          /** Null for a review that nobody has sent off. */
          submittedAt: z.string().nullable(),
          state: z.string(),
          author: authorSchema,
        }),
      ),
    })
    .nullable(),
});

/** See {@link LIST}. */
export type Pull = z.infer<typeof pullSchema>;

/** What {@link LIST} answers. */
export const listSchema = z.object({
  repository: z.object({ pullRequests: connectionSchema(pullSchema) }),
});
