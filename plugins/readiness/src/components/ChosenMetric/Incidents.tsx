import { Button, Text } from '@backstage/ui';
import { exactTime } from '@groundwork/plugin-status-react';
import { useSay } from '../../useSay';
import { nameOf } from '../../words';
import { useDeploymentDrawer } from '../DeploymentDrawer';
import { failureWords } from '../PageFrame';
import styles from './ChosenMetric.module.css';
import type { IncidentMark } from './incidents';

/** The incidents that are marked in the chart; each opens the deployment that it counts as caused by. */
export function Incidents({
  marks,
  error,
  isCut,
}: {
  readonly marks: readonly IncidentMark[];
  readonly error: Error | null;
  /** There are more failed deployments than were told. */
  readonly isCut: boolean;
}) {
  const t = useSay();
  const open = useDeploymentDrawer();
  if (error)
    return (
      <Text as="p" color="secondary">
        {t('delivery.chosen.incidentsUnknown', { why: failureWords(error, t) })}
      </Text>
    );
  if (marks.length === 0) return null;
  const count = new Set(marks.flatMap(({ incidents }) => incidents)).size;
  return (
    <details>
      <summary>
        <Text as="span" color="secondary">
          {t('delivery.chosen.incidents', { count })}
          {isCut ? ` ${t('delivery.chosen.incidentsCut')}` : ''}
        </Text>
      </summary>
      <ul className={styles.incidents}>
        {marks.map(({ deployment: { service, id, finishedAt }, incidents }) => (
          <li key={`${service} ${id}`}>
            <Button
              variant="tertiary"
              size="small"
              onPress={() => open({ service, id })}
            >
              {t('delivery.chosen.incidentOf', {
                incidents: incidents.join(', '),
                service: nameOf(service),
                time: exactTime(Date.parse(finishedAt)),
              })}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
