import { parseEntityRef } from '@backstage/catalog-model';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Button, VisuallyHidden } from '@backstage/ui';
import { Status, StatusShape } from '@groundwork/plugin-status-react';
import type { TeamScorecard } from '../../answers';
import { useSay } from '../../useSay';
import { levelWords, stateOutcome, stateWords } from '../../words';
import { CheckDrawer, useCheckDrawer } from '../CheckDrawer';
import styles from './Scorecard.module.css';

type Service = TeamScorecard['services'][number];
type Column = TeamScorecard['columns'][number];

function Cell({
  service,
  column,
}: {
  readonly service: Service;
  readonly column: Column;
}) {
  const t = useSay();
  const open = useCheckDrawer();
  const cell = service.cells.find(({ checkId }) => checkId === column.checkId);
  if (!cell) return <td>–</td>;
  const words = stateWords(cell, t);
  return (
    <td data-outcome={stateOutcome(cell)} className={styles.cell}>
      <Button
        variant="tertiary"
        size="small"
        onPress={() => open(service.subject.ref, cell.checkId)}
        aria-label={t('team.cell', {
          service: service.subject.name,
          check: column.title,
          state: words,
        })}
      >
        <StatusShape outcome={stateOutcome(cell)} />
        {cell.state === 'exempt' ? (
          <span>{words}</span>
        ) : (
          <VisuallyHidden>{words}</VisuallyHidden>
        )}
      </Button>
    </td>
  );
}

function Level({ service }: { readonly service: Service }) {
  const t = useSay();
  const open = useCheckDrawer();
  const { level, subject } = service;
  return (
    <td className={styles.cell}>
      <Button
        variant="tertiary"
        size="small"
        onPress={() => open(subject.ref)}
        aria-label={t('team.levelOf', {
          service: subject.name,
          level: levelWords(level, t),
        })}
      >
        {level.lo === level.hi
          ? level.lo
          : t('value.range', { lo: String(level.lo), hi: String(level.hi) })}
      </Button>
    </td>
  );
}

function Legend() {
  const t = useSay();
  return (
    <p className={styles.legend}>
      <Status outcome="passes">{t('state.pass')}</Status>
      <Status outcome="partly">{t('state.partial')}</Status>
      <Status outcome="fails">{t('state.fail')}</Status>
      <Status outcome="unknown">{t('state.unknownLegend')}</Status>
      <Status outcome="not-applicable">{t('state.notApplicable')}</Status>
      <Status outcome="waived">{t('state.waivedLegend')}</Status>
    </p>
  );
}

/** Services as rows in alphabetical order, checks as columns along the ladder; each cell opens what is behind it. */
export function Scorecard({
  scorecard,
}: {
  readonly scorecard: TeamScorecard;
}) {
  const t = useSay();
  const { services, columns } = scorecard;
  const sorted = [...services].sort((a, b) =>
    a.subject.name < b.subject.name ? -1 : 1,
  );
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('team.service')}</th>
            <th scope="col">{t('team.level')}</th>
            {columns.map(column => (
              <th scope="col" key={column.checkId}>
                {column.title}
                <span className={styles.level}>
                  {t('team.columnLevel', { level: String(column.level) })}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map(service => (
            <tr key={service.subject.ref}>
              <th scope="row">
                <EntityRefLink
                  entityRef={parseEntityRef(service.subject.ref)}
                  hideIcon
                />
              </th>
              <Level service={service} />
              {columns.map(column => (
                <Cell key={column.checkId} service={service} column={column} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Legend />
      <CheckDrawer services={services} highestLevel={scorecard.highestLevel} />
    </div>
  );
}
