import { parseEntityRef } from '@backstage/catalog-model';
import { Button } from '@backstage/ui';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  RecordDetail,
  RecordTable,
  Status,
  type RecordColumn,
} from '@groundwork/plugin-status-react';
import type { PipelineClassView, SharedPipelines } from '../../answers';
import { useSay, type Say } from '../../useSay';
import styles from './PipelinesPage.module.css';
import type { Chosen } from './useChosen';

/** Some entities as links, and how many there are beside them. */
export function Names({
  refs,
  count,
}: {
  readonly refs: readonly string[];
  readonly count: number;
}) {
  const t = useSay();
  const more = count - refs.length;
  return (
    <ul className={styles.names}>
      {refs.map(ref => (
        <li key={ref}>
          <EntityRefLink entityRef={parseEntityRef(ref)} hideIcon />
        </li>
      ))}
      {more > 0 ? <li>{t('pipelines.more', { count: more })}</li> : null}
    </ul>
  );
}

function Counted({
  words,
  refs,
  count,
}: {
  readonly words: string;
  readonly refs: readonly string[];
  readonly count: number;
}) {
  if (refs.length === 0) return <>{words}</>;
  return (
    <details>
      <summary>{words}</summary>
      <Names refs={refs} count={count} />
    </details>
  );
}

function Choose({
  item,
  chosen: { left, right, choose },
}: {
  readonly item: PipelineClassView;
  readonly chosen: Chosen;
}) {
  const t = useSay();
  const { id, label } = item;
  if (id === left || id === right)
    return <Status outcome="passes">{t('pipelines.chosen')}</Status>;
  const isSecond = left !== undefined && right === undefined;
  return (
    <Button
      size="small"
      variant="secondary"
      aria-label={t(
        isSecond ? 'pipelines.compareWithThis' : 'pipelines.compareThis',
        { label },
      )}
      onPress={() => choose(id)}
    >
      {t(isSecond ? 'pipelines.compareWith' : 'pipelines.compare')}
    </Button>
  );
}

function teamWords(
  { teamCount, teamsOfArchetype }: PipelineClassView,
  isComplete: boolean,
  t: Say,
): string {
  const said = {
    teams: teamCount.toLocaleString('en'),
    all: teamsOfArchetype.toLocaleString('en'),
  };
  return isComplete
    ? t('pipelines.teamsOf', said)
    : t('pipelines.teamsAtLeast', said);
}

function columnsOf(
  isComplete: boolean,
  chosen: Chosen,
  t: Say,
): readonly RecordColumn<PipelineClassView>[] {
  return [
    {
      header: t('pipelines.pipeline'),
      isRowHeader: true,
      cell: ({ label, archetype, engine }) => (
        <>
          {label}
          <RecordDetail>
            {archetype} · {engine}
          </RecordDetail>
        </>
      ),
    },
    {
      header: t('pipelines.used'),
      cell: ({ isByReference, isChain }) => (
        <>
          {t(isByReference ? 'pipelines.byReference' : 'pipelines.own')}
          {isChain ? <RecordDetail>{t('pipelines.chain')}</RecordDetail> : null}
        </>
      ),
    },
    {
      header: t('pipelines.teams'),
      cell: item => (
        <Counted
          words={teamWords(item, isComplete, t)}
          refs={item.teams}
          count={item.teamCount}
        />
      ),
    },
    {
      header: t('pipelines.services'),
      cell: ({ services, serviceCount }) => (
        <Counted
          words={serviceCount.toLocaleString('en')}
          refs={services}
          count={serviceCount}
        />
      ),
    },
    {
      header: t('pipelines.compare'),
      cell: item =>
        item.mayOpen ? <Choose item={item} chosen={chosen} /> : undefined,
    },
  ];
}

/** Every pipeline with the teams and services that use it; two of them can be chosen. */
export function PipelineTable({
  pipelines,
  chosen,
}: {
  readonly pipelines: SharedPipelines;
  readonly chosen: Chosen;
}) {
  const t = useSay();
  const { classes, unknownCount } = pipelines;
  return (
    <RecordTable
      label={t('pipelines.table')}
      columns={columnsOf(unknownCount === 0, chosen, t)}
      rows={classes}
      keyOf={({ id }) => id}
    />
  );
}
