import { useApi } from '@backstage/frontend-plugin-api';
import { Button, Flex, Text } from '@backstage/ui';
import {
  RecordTable,
  Status,
  type RecordColumn,
  type StatusOutcome,
} from '@groundwork/plugin-status-react';
import { useQuery } from '@tanstack/react-query';
import type { PipelineComparison, SharedPipelines } from '../../answers';
import { readinessApiRef } from '../../api';
import { readinessQueries } from '../../queries';
import { useSay, type Say } from '../../useSay';
import { Answered, Part } from '../PageFrame';
import styles from './PipelinesPage.module.css';
import type { Chosen } from './useChosen';

type Difference = PipelineComparison['stages'][number]['difference'];

/** A row of the table: a stage, or all gates, or all steps that nobody understands. */
interface Row {
  readonly key: string;
  readonly name: string;
  readonly left: readonly string[] | undefined;
  readonly right: readonly string[] | undefined;
  readonly difference: Difference;
}

const OUTCOMES: Readonly<Record<Difference, StatusOutcome>> = {
  none: 'passes',
  steps: 'partly',
  'only-left': 'fails',
  'only-right': 'fails',
};

function setRow(
  name: string,
  { both, onlyLeft, onlyRight }: PipelineComparison['gates'],
): readonly Row[] {
  const [left, right] = [
    [...both, ...onlyLeft],
    [...both, ...onlyRight],
  ];
  if (left.length + right.length === 0) return [];
  return [
    {
      ...{ key: name, name, left, right },
      difference: onlyLeft.length + onlyRight.length === 0 ? 'none' : 'steps',
    },
  ];
}

function rowsOf(
  { stages, gates, otherSteps }: PipelineComparison,
  t: Say,
): readonly Row[] {
  return [
    ...stages.map(({ stage, left, right, difference }, index) => ({
      ...{ key: `${index} ${stage}`, name: stage, left, right, difference },
    })),
    ...setRow(t('pipelines.gates'), gates),
    ...setRow(t('pipelines.otherSteps'), otherSteps),
  ];
}

function Steps({
  own,
  other,
}: {
  readonly own: readonly string[] | undefined;
  readonly other: readonly string[] | undefined;
}) {
  const t = useSay();
  if (own === undefined)
    return <span className={styles.missing}>{t('pipelines.missing')}</span>;
  if (own.length === 0) return <>{t('pipelines.noSteps')}</>;
  return (
    <ul className={styles.steps}>
      {own.map(step => (
        <li key={step}>
          {other && !other.includes(step) ? (
            <mark className={styles.differs}>{step}</mark>
          ) : (
            step
          )}
        </li>
      ))}
    </ul>
  );
}

function columnsOf(
  { left, right }: PipelineComparison,
  t: Say,
): readonly RecordColumn<Row>[] {
  return [
    { header: t('pipelines.stage'), isRowHeader: true, cell: row => row.name },
    {
      header: t('pipelines.compared'),
      cell: ({ difference }) => (
        <Status outcome={OUTCOMES[difference]}>
          {t(`pipelines.differences.${difference}`)}
        </Status>
      ),
    },
    {
      header: left.label,
      cell: row => <Steps own={row.left} other={row.right} />,
    },
    {
      header: right.label,
      cell: row => <Steps own={row.right} other={row.left} />,
    },
  ];
}

function Compared({ of }: { readonly of: PipelineComparison }) {
  const t = useSay();
  const rows = rowsOf(of, t);
  const differing = rows.filter(({ difference }) => difference !== 'none');
  const names = { left: of.left.label, right: of.right.label };
  return (
    <>
      <Text as="p" weight="bold">
        {differing.length === 0
          ? t('pipelines.twoSame', names)
          : t('pipelines.twoDiffer', {
              ...names,
              count: differing.length,
              all: String(rows.length),
            })}
      </Text>
      <RecordTable
        label={t('pipelines.twoTable', names)}
        columns={columnsOf(of, t)}
        rows={rows}
        keyOf={({ key }) => key}
      />
    </>
  );
}

function Two({
  left,
  right,
}: {
  readonly left: string;
  readonly right: string;
}) {
  const t = useSay();
  const api = useApi(readinessApiRef);
  const query = useQuery(
    readinessQueries.pipelineComparison(api, { left, right }),
  );
  return (
    <Answered
      query={query}
      label={t('pipelines.readingTwo')}
      failed={why => t('pipelines.failedTwo', { why })}
    >
      {answer => <Compared of={answer} />}
    </Answered>
  );
}

/** The two that are chosen, or which one still has to be. */
export function TwoPipelines({
  chosen: { left, right, clear },
  pipelines: { classes },
}: {
  readonly chosen: Chosen;
  readonly pipelines: SharedPipelines;
}) {
  const t = useSay();
  if (left === undefined) return null;
  const label = classes.find(({ id }) => id === left)?.label ?? left;
  return (
    <Part title={t('pipelines.sideBySide')}>
      {right === undefined ? (
        <Text as="p">{t('pipelines.chooseOther', { label })}</Text>
      ) : (
        <Two left={left} right={right} />
      )}
      <Flex>
        <Button size="small" variant="tertiary" onPress={clear}>
          {t('pipelines.closeTwo')}
        </Button>
      </Flex>
    </Part>
  );
}
