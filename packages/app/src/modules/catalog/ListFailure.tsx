import { Flex } from '@backstage/ui';
import { failureWords, Status } from '@groundwork/plugin-status-react';
import { useSay } from '../../useSay';
import { AskAgain } from '../query';

/** The rows that remain are those of the last answer that fit the filters: not all that do. */
export function ListFailure(props: {
  readonly error: Error;
  readonly hasRows: boolean;
  readonly isAsking: boolean;
  ask(): void;
}) {
  const t = useSay();
  const why = failureWords(props.error);
  return (
    <Flex direction="column" gap="3" align="start" role="status">
      <Status outcome="unknown">
        {props.hasRows
          ? t('catalog.list.old', { why })
          : t('catalog.list.unknown', { why })}
      </Status>
      <AskAgain isAsking={props.isAsking} ask={props.ask} />
    </Flex>
  );
}
