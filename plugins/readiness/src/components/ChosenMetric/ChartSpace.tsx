import { Skeleton } from '@backstage/ui';
import { useSay } from '../../useSay';

/** As high as the chart that will stand here. */
export function ChartSpace({ height }: { readonly height: number }) {
  const t = useSay();
  return (
    <div role="progressbar" aria-label={t('delivery.chosen.drawing')}>
      <Skeleton height={height} width="100%" />
    </div>
  );
}
