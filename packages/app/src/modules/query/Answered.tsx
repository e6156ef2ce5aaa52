import { Button, Flex } from '@backstage/ui';
import {
  failureWords,
  RelativeTime,
  Status,
} from '@groundwork/plugin-status-react';
import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useSay } from '../../useSay';

type Asked = Pick<
  UseQueryResult<unknown>,
  'data' | 'error' | 'dataUpdatedAt' | 'refetch' | 'isFetching'
>;

/**
 * Why a question was not answered, also while it is asked again: until there is an answer that is still all that is known, and
 * a page that asks every few seconds would else change between the reason and a blank.
 */
function useFailure({ data, error, isFetching }: Asked): Error | null {
  const [last, setLast] = useState<Error | null>(null);
  if (error && error !== last) setLast(error);
  return error ?? (data === undefined && isFetching ? last : null);
}

/** Asks once more, on a person's word. */
export function AskAgain(props: { readonly isAsking: boolean; ask(): void }) {
  const t = useSay();
  return (
    <Button
      variant="secondary"
      size="small"
      isPending={props.isAsking}
      onPress={props.ask}
    >
      {t('question.again')}
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
  const t = useSay();
  const { data, dataUpdatedAt, refetch, isFetching } = props.query;
  const failure = useFailure(props.query);
  if (!failure) return null;
  const why = failureWords(failure);
  return (
    <Flex direction="column" gap="3" align="start" role="status">
      <Status outcome="unknown">
        {data === undefined
          ? t('question.unknown', { what: props.what, why })
          : t('question.old', {
              time: <RelativeTime at={new Date(dataUpdatedAt).toISOString()} />,
              why,
            })}
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
  const { data } = query;
  const failure = useFailure(query);
  return (
    <>
      <QueryFailure query={query} what={what} />
      {data === undefined ? null : children(data)}
      {data === undefined && !failure ? waiting : null}
    </>
  );
}
