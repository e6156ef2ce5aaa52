import { formatDay, type RecordColumn } from '@groundwork/plugin-status-react';
import type { ReactNode } from 'react';
import type { Say } from '../../useSay';
import { Chosen } from './Chosen';
import styles from './DeliveryHistory.module.css';
import type { HistoryRow, Placed } from './lanes';
import { Mark } from './Mark';
import { OtherMark } from './OtherMark';

/** Nothing where nothing was deployed, so that a phone leaves the lane out. */
function laneOf(marks: readonly ReactNode[] = []): ReactNode {
  return marks.length === 0 ? undefined : (
    <div className={styles.lane}>{marks}</div>
  );
}

/** A lane of production and one of each other environment; what is chosen is marked. */
export function columnsOf(
  service: string,
  environments: readonly string[],
  chosen: readonly Placed[],
  t: Say,
): readonly RecordColumn<HistoryRow>[] {
  const marked = (deployment: Placed, mark: ReactNode) =>
    chosen.includes(deployment) ? (
      <Chosen key={deployment.id} isFirst={deployment === chosen[0]}>
        {mark}
      </Chosen>
    ) : (
      mark
    );
  return [
    {
      header: t('delivery.chosen.from'),
      isRowHeader: true,
      minWidth: '7rem',
      cell: ({ period }) => formatDay(Date.parse(period.fromDay)),
    },
    {
      header: t('delivery.history.production'),
      cell: ({ production }) =>
        laneOf(
          production.map(deployment =>
            marked(
              deployment,
              <Mark key={deployment.id} deployment={deployment} />,
            ),
          ),
        ),
    },
    ...environments.map(environment => ({
      header: environment,
      cell: ({ others }: HistoryRow) =>
        laneOf(
          others
            .get(environment)
            ?.map(deployment =>
              marked(
                deployment,
                <OtherMark
                  key={deployment.id}
                  service={service}
                  environment={environment}
                  deployment={deployment}
                />,
              ),
            ),
        ),
    })),
  ];
}
