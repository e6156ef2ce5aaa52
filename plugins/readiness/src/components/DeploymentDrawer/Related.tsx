import { Button, Text } from '@backstage/ui';
import { exactTime } from '@groundwork/plugin-status-react';
import type { DeliveryDeploymentDetails } from '../../answers';
import { useSay } from '../../useSay';
import { reasonWords } from '../DeliveryDeployments/words';
import styles from './DeploymentDrawer.module.css';

/** Other deployments of the service that this one repaired, or that repaired it; each opens in its place. */
export function Related({
  title,
  related,
  open,
}: {
  readonly title: string;
  readonly related: DeliveryDeploymentDetails['undid'];
  open(id: string): void;
}) {
  const t = useSay();
  if (related.length === 0) return null;
  return (
    <section aria-label={title}>
      <Text as="h3" weight="bold">
        {title}
      </Text>
      <ul className={styles.list}>
        {related.map(({ id, reasons, finishedAt }) => (
          <li key={id}>
            <Button variant="tertiary" size="small" onPress={() => open(id)}>
              {t('delivery.deployment.related', {
                why: reasons.map(reason => reasonWords(reason, t)).join(', '),
                what:
                  finishedAt === undefined
                    ? id
                    : exactTime(Date.parse(finishedAt)),
              })}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
