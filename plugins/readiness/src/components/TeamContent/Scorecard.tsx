import { parseEntityRef } from '@backstage/catalog-model';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Button, VisuallyHidden } from '@backstage/ui';
import { Status, StatusShape } from '@groundwork/plugin-status-react';
import type { TeamScorecard } from '../../answers';
import { useAddress } from '../../useAddress';
import { stateOutcome, stateWords } from '../../words';
import { CheckRow } from '../CheckRow';
import { Drawer } from '../Drawer';
import styles from './Scorecard.module.css';

type Service = TeamScorecard['services'][number];
type Column = TeamScorecard['columns'][number];
const SEPARATOR = '~';

function Cell({
  service,
  column,
  open,
}: {
  readonly service: Service;
  readonly column: Column;
  open(): void;
}) {
  const check = service.checks.find(
    ({ checkId }) => checkId === column.checkId,
  );
  if (!check) return <td>–</td>;
  const words = stateWords(check);
  return (
    <td data-outcome={stateOutcome(check)} className={styles.cell}>
      <Button
        variant="tertiary"
        size="small"
        onPress={open}
        aria-label={`${service.subject.name}: ${column.title}: ${words}`}
      >
        <StatusShape outcome={stateOutcome(check)} />
        {check.state === 'exempt' ? (
          <span>{words}</span>
        ) : (
          <VisuallyHidden>{words}</VisuallyHidden>
        )}
      </Button>
    </td>
  );
}

function Details({
  services,
  cell,
  close,
}: {
  readonly services: readonly Service[];
  readonly cell: string | undefined;
  close(): void;
}) {
  const [ref, checkId] = cell?.split(SEPARATOR) ?? [];
  const service = services.find(({ subject }) => subject.ref === ref);
  const check = service?.checks.find(item => item.checkId === checkId);
  return (
    <Drawer
      title={service?.subject.name ?? ''}
      isOpen={check !== undefined}
      close={close}
    >
      {check ? <CheckRow check={check} isOpen /> : null}
    </Drawer>
  );
}

/** Services as rows in alphabetical order, checks as columns along the ladder; each cell opens what is behind it. */
export function Scorecard({
  scorecard,
}: {
  readonly scorecard: TeamScorecard;
}) {
  const { services, columns } = scorecard;
  const [cell, open] = useAddress('check');
  const sorted = [...services].sort((a, b) =>
    a.subject.name < b.subject.name ? -1 : 1,
  );
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Service</th>
            <th scope="col">Level</th>
            {columns.map(column => (
              <th scope="col" key={column.checkId}>
                {column.title}
                <span className={styles.level}>level {column.level}</span>
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
              <td>
                {service.level.lo === service.level.hi
                  ? service.level.lo
                  : `${service.level.lo} to ${service.level.hi}`}
              </td>
              {columns.map(column => (
                <Cell
                  key={column.checkId}
                  service={service}
                  column={column}
                  open={() =>
                    open([service.subject.ref, column.checkId].join(SEPARATOR))
                  }
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.legend}>
        <Status outcome="passes">passes</Status>
        <Status outcome="partly">partly</Status>
        <Status outcome="fails">fails</Status>
        <Status outcome="unknown">unknown: nobody could look</Status>
        <Status outcome="not-applicable">does not apply</Status>
      </p>
      <Details services={services} cell={cell} close={() => open(undefined)} />
    </div>
  );
}
