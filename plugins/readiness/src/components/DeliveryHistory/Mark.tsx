import { Button } from '@backstage/ui';
import { exactTime, StatusShape } from '@groundwork/plugin-status-react';
import type { DeliveryDeployment } from '../../answers';
import { useMeasures } from '../DeliveryMetrics/useUnits';
import { hoursWords } from '../DeliveryMetrics/words';
import {
  kindWords,
  resultOutcome,
  resultWords,
} from '../DeliveryDeployments/words';
import { starterClause } from '../DeliveryDeployments/starterWords';
import { shortSha } from '../DeploymentDrawer/shortSha';
import { useDeploymentDrawer } from '../DeploymentDrawer';

const HOUR_MS = 3_600_000;

/** A deployment in its lane: its version and how much it brought; the shape says whether it is known to have failed. */
export function Mark({
  deployment,
}: {
  readonly deployment: DeliveryDeployment;
}) {
  const measures = useMeasures();
  const { t } = measures;
  const open = useDeploymentDrawer();
  const { service, id, sha, changes, startedAt, finishedAt, isContested } =
    deployment;
  const version =
    sha === undefined ? t('delivery.history.noVersion') : shortSha(sha);
  const hours = (Date.parse(finishedAt) - Date.parse(startedAt)) / HOUR_MS;
  const shown = { version, changes: String(changes.length) };
  const short = isContested
    ? t('delivery.history.shortContested', shown)
    : t('delivery.history.short', shown);
  // Begins with what is to be seen: whoever speaks to the browser says that.
  const words = t('delivery.history.mark', {
    count: changes.length,
    short,
    kind: [kindWords(deployment, t), deployment.withoutSha?.sentence ?? '']
      .filter(said => said !== '')
      .join('. '),
    time: exactTime(Date.parse(finishedAt)),
    took: hoursWords(hours, t),
    who: starterClause(deployment, t),
    result: resultWords(deployment, measures),
    said: isContested ? t('delivery.history.said') : '',
  });
  return (
    <Button
      variant="secondary"
      size="small"
      aria-label={words}
      onPress={() => open({ service, id })}
    >
      <StatusShape outcome={resultOutcome(deployment)} />
      {short}
    </Button>
  );
}
