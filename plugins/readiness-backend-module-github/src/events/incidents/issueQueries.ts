/** How the issues of a repository are asked for. */
import type { SourceClients } from '@groundwork/plugin-readiness-node';
import { githubOf } from '@groundwork/source-client/github';
import { z } from 'zod';
import { connectionSchema } from '../reading/walk';
import { copyFields, copySchema, type Copy } from './duplicates';
import { issueFields, issueSchema } from './incidentEvents';
import { lostLabelFields, lostLabelSchema } from './withdrawnIncidents';

/** The right that reading issues takes. */
export const RIGHT = 'Issues: read';
const PER_PAGE = 100;
/** Whose copies are asked for at once. */
const AT_ONCE = 40;

/** The latest change first. */
export const byUpdate = 'orderBy: { field: UPDATED_AT, direction: DESC }';

const LABELLED = `query (
  $owner: String!, $name: String!, $first: Int!, $after: String, $labels: [String!]
) {
  repository(owner: $owner, name: $name) {
    issues(first: $first, after: $after, labels: $labels, ${byUpdate}) {
      totalCount nodes { ${issueFields} } pageInfo { hasNextPage endCursor }
    }
  }
}`;
const labelledSchema = z.object({
  repository: z.object({ issues: connectionSchema(issueSchema) }),
});

const CHANGED = `query (
  $owner: String!, $name: String!, $first: Int!, $after: String, $since: DateTime!
) {
  repository(owner: $owner, name: $name) {
    issues(first: $first, after: $after, filterBy: { since: $since }, ${byUpdate}) {
      totalCount nodes { ${lostLabelFields} } pageInfo { hasNextPage endCursor }
    }
  }
}`;
const changedSchema = z.object({
  repository: z.object({ issues: connectionSchema(lostLabelSchema) }),
});

const oneSchema = z
  .record(z.string(), z.object({ issue: copySchema.nullable() }).nullable())
  .nullish();

const labelsSchema = z.object({
  repository: z.record(z.string(), z.object({ name: z.string() }).nullable()),
});

interface Asked {
  readonly host: string;
  readonly owner: string;
  readonly name: string;
}

/** The issues of one repository. */
export class IssueQueries {
  readonly #sources: SourceClients;
  readonly #repository: Asked;

  constructor(sources: SourceClients, { host, owner, name }: Asked) {
    this.#sources = sources;
    this.#repository = { host, owner, name };
  }

  /** A page of those with any of the labels. */
  async labelled(labels: readonly string[], after: string | undefined) {
    const { data } = await this.#ask(
      { query: LABELLED, variables: { labels, after } },
      labelledSchema,
    );
    return data.repository.issues;
  }

  /** All that changed since a time, whatever their labels. */
  async *changedSince(sinceMs: number) {
    const since = new Date(sinceMs).toISOString();
    let after: string | undefined;
    do {
      const { data }: { data: z.infer<typeof changedSchema> } = await this.#ask(
        { query: CHANGED, variables: { since, after } },
        changedSchema,
      );
      const { nodes, pageInfo } = data.repository.issues;
      yield* nodes;
      after = pageInfo.hasNextPage
        ? pageInfo.endCursor ?? undefined
        : undefined;
    } while (after !== undefined);
  }

  /** What issues say of themselves as copies; one that is hidden or gone says nothing. */
  async copies(numbers: readonly number[]): Promise<readonly Copy[]> {
    const { owner, name } = this.#repository;
    const where = `owner: ${JSON.stringify(owner)}, name: ${JSON.stringify(
      name,
    )}`;
    const found: Copy[] = [];
    for (let from = 0; from < numbers.length; from += AT_ONCE) {
      const parts = numbers
        .slice(from, from + AT_ONCE)
        .map(
          number =>
            `i${number}: repository(${where}) { issue(number: ${number}) { ${copyFields} } }`,
        );
      const { data } = await this.#ask(
        { query: `query { ${parts.join('\n')} }`, isPartial: true },
        oneSchema,
      );
      found.push(
        ...Object.values(data ?? {}).flatMap(each => each?.issue ?? []),
      );
    }
    return found;
  }

  /** Those of some labels that the repository has. One that is deleted is taken from every issue, and no issue says so. */
  async labelsThere(labels: readonly string[]): Promise<readonly string[]> {
    const parts = labels.map(
      (label, index) =>
        `l${index}: label(name: ${JSON.stringify(label)}) { name }`,
    );
    const { data } = await this.#ask(
      {
        query: `query ($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) { ${parts.join(' ')} }
}`,
      },
      labelsSchema,
    );
    const there = Object.keys(data.repository).filter(
      alias => data.repository[alias],
    );
    return labels.filter((_, index) => there.includes(`l${index}`));
  }

  #ask<T>(
    question: {
      readonly query: string;
      readonly variables?: object;
      readonly isPartial?: boolean;
    },
    schema: z.ZodType<T>,
  ) {
    const { owner, name } = this.#repository;
    return githubOf(this.#sources).graphql(this.#repository, {
      ...question,
      variables: question.isPartial
        ? {}
        : { owner, name, first: PER_PAGE, ...question.variables },
      schema,
      what: `the incidents of ${owner}/${name}`,
      right: RIGHT,
    });
  }
}
