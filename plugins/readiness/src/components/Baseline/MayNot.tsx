import { Text } from '@backstage/ui';
import { useSay } from '../../useSay';

/** Who may freeze, for a reader who may not. */
export function MayNot() {
  const t = useSay();
  return (
    <Text as="p" color="secondary">
      {t('baseline.mayNot')}
    </Text>
  );
}
