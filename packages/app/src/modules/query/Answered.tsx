import { Button, Flex } from '@backstage/ui';
import {
  failureWords,
  RelativeTime,
  Status,
} from '@groundwork/plugin-status-react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';

type Asked = Pick<
  UseQueryResult<unknown>,
  'data' | 'error' | 'dataUpdatedAt' | 'refetch' | 'isFetching'
>;

/** Asks once more, on a person's word. */
export function AskAgain(props: { readonly isAsking: boolean; ask(): void }) {
  return (
    <Button
      variant="secondary"
      size="small"
      isPending={props.isAsking}
      onPress={props.ask}
    >
      Ask again
    </Button>
  );
}

/**
 * What went wrong with a question: that its answer is unknown, or, where there was one, how old the one is that still stands.
 * Nothing where nothing went wrong.
 */
export function QueryFailure(props: {
  readonly query: Asked;
  /** What is unknown without an answer, as its sentence begins: "Who is in the team". */
  readonly what: string;
}) {
  const { data, error, dataUpdatedAt, refetch, isFetching } = props.query;
  if (!error) return null;
  const why = failureWords(error);
  return (
    <Flex direction="column" gap="3" align="start" role="status">
      <Status outcome="unknown">
        {data === undefined ? (
          `${props.what} is unknown: ${why}`
        ) : (
          <>
            The last answer is shown, from{' '}
            <RelativeTime at={new Date(dataUpdatedAt).toISOString()} />. Asking
            again failed: {why}
          </>
        )}
      </Status>
      <AskAgain
        isAsking={isFetching}
        ask={() => refetch({ cancelRefetch: false })}
      />
    </Flex>
  );
}

/** Shows an answer, keeps the last one when asking again fails, and says why there is none where none ever came. */
export function Answered<T>(props: {
  readonly query: UseQueryResult<T>;
  /** What is unknown without an answer, as its sentence begins. */
  readonly what: string;
  /** Has the layout of the answer. */
  readonly waiting: ReactNode;
  readonly children: (answer: T) => ReactNode;
}) {
  const { query, what, waiting, children } = props;
  const { data, error } = query;
  return (
    <>
      <QueryFailure query={query} what={what} />
      {data === undefined ? null : children(data)}
      {data === undefined && !error ? waiting : null}
    </>
  );
}
