import type { SearchApi } from '@backstage/plugin-search-react';
import { queryOptions } from '@tanstack/react-query';

/** What is looked through: everything when left out. */
export type SearchType = 'software-catalog' | 'techdocs';

/** One question to the index. */
export interface SearchRequest {
  readonly term: string;
  readonly type?: SearchType | undefined;
  readonly cursor?: string | undefined;
}

/** Every question that is asked of the index. */
export const searchQueries = {
  answers: (api: SearchApi, { term, type, cursor }: SearchRequest) =>
    queryOptions({
      queryKey: ['search', term, type, cursor],
      queryFn: ({ signal }) =>
        api.query(
          {
            term,
            ...(type ? { types: [type] } : {}),
            ...(cursor ? { pageCursor: cursor } : {}),
          },
          { signal },
        ),
      enabled: term !== '',
    }),
};
