import { useApi } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { DeliveryOverlay } from '../../answers';
import { readinessApiRef } from '../../api';
import { useSay } from '../../useSay';
import { claimWords } from './claimWords';
import styles from './Overlays.module.css';
import { ReasonForm } from './ReasonForm';
import { RevokedWords, SaidWords } from './Saying';

/** Takes back what is in force; whoever may not sees nothing. */
function TakeBack({
  overlay,
  mayContest,
}: {
  readonly overlay: DeliveryOverlay;
  readonly mayContest: boolean;
}) {
  const t = useSay();
  const { delivery } = useApi(readinessApiRef);
  if (!mayContest || overlay.revoked) return null;
  return (
    <ReasonForm
      title={t('overlays.takeBackWhat', { what: claimWords(overlay, t) })}
      opener={t('overlays.takeBack')}
      effect={t('overlays.takeBackEffect')}
      send={reason => delivery.revoke(overlay, reason)}
    />
  );
}

/** Something that was said, with the way to take it back. */
export function Said({
  overlay,
  mayContest,
}: {
  readonly overlay: DeliveryOverlay;
  readonly mayContest: boolean;
}) {
  return (
    <div className={styles.said}>
      <Text as="p">
        <SaidWords overlay={overlay} />
      </Text>
      {overlay.revoked ? (
        <Text as="p" color="secondary">
          <RevokedWords saying={overlay.revoked} />
        </Text>
      ) : null}
      <TakeBack overlay={overlay} mayContest={mayContest} />
    </div>
  );
}
