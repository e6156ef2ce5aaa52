import { Flex } from '@backstage/ui';
import { failureWords, Status } from '@groundwork/plugin-status-react';
import { AskAgain } from '../query';

/** The rows that remain are those of the last answer that fit the filters: not all that do. */
export function ListFailure(props: {
  readonly error: Error;
  readonly hasRows: boolean;
  readonly isAsking: boolean;
  ask(): void;
}) {
  const why = failureWords(props.error);
  return (
    <Flex direction="column" gap="3" align="start" role="status">
      <Status outcome="unknown">
        {props.hasRows
          ? `The catalog was asked again and did not answer: ${why}. What it said before is shown; there may be more.`
          : `What is in the catalog is unknown: ${why}`}
      </Status>
      <AskAgain isAsking={props.isAsking} ask={props.ask} />
    </Flex>
  );
}
