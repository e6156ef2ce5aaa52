import { Text } from '@backstage/ui';
import type { DeliveryScope } from '../../deliveryApi';
import { useSay } from '../../useSay';
import { nameOf } from '../../words';

/** Who may freeze, for a reader who may not. */
export function MayNot({ scope }: { readonly scope: DeliveryScope }) {
  const t = useSay();
  return (
    <Text as="p" color="secondary">
      {scope.of === 'organisation'
        ? t('baseline.mayNot')
        : t('baseline.mayNotOf', { name: nameOf(scope.ref) })}
    </Text>
  );
}
