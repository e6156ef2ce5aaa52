import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import type { DeliveryNumbers } from '../../answers';
import { useSay } from '../../useSay';
import { useTier } from './useTier';

/** Which environments' deployments count; nothing where there is only production. */
export function TierChoice({
  numbers: { tier, tiers },
}: {
  readonly numbers: DeliveryNumbers;
}) {
  const t = useSay();
  const { tier: given = tier, choose } = useTier();
  if (tiers.length < 2) return null;
  return (
    <ToggleButtonGroup
      aria-label={t('delivery.tier')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[given]}
      onSelectionChange={keys => choose(String([...keys][0]))}
    >
      {tiers.map(each => (
        <ToggleButton key={each} id={each}>
          {each}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
