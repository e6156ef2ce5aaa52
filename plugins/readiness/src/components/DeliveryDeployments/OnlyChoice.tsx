import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { useOnly } from '../DeliveryMetrics/useOnly';
import { useSay } from '../../useSay';
import styles from './DeliveryDeployments.module.css';

const ALL = 'all';

/** All that a rate is a share of, or only what is counted against it; nothing for the metrics that are no rate. */
export function OnlyChoice() {
  const t = useSay();
  const { against, only = ALL, choose } = useOnly();
  if (against === undefined) return null;
  return (
    <ToggleButtonGroup
      className={styles.choice ?? ''}
      aria-label={t('delivery.deployments.only.label')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[only]}
      onSelectionChange={keys => choose([...keys][0] === against)}
    >
      <ToggleButton id={ALL}>{t('delivery.deployments.only.all')}</ToggleButton>
      <ToggleButton id={against}>
        {t(`delivery.deployments.only.${against}`)}
      </ToggleButton>
    </ToggleButtonGroup>
  );
}
