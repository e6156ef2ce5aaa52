import { parseEntityRef } from '@backstage/catalog-model';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { exactTime, formatDay } from '@groundwork/plugin-status-react';
import type { DeliveryOverlay } from '../../answers';
import { useSay } from '../../useSay';

function Who({ by }: { readonly by: string }) {
  return by.startsWith('user:') ? (
    <EntityRefLink entityRef={parseEntityRef(by)} hideIcon />
  ) : (
    <>{by}</>
  );
}

/** Who said something, when and why. */
export function SaidWords({ overlay }: { readonly overlay: DeliveryOverlay }) {
  const t = useSay();
  const { kind, environment = '', said } = overlay;
  const words = wordsOf(said);
  return kind === 'environment-is-not-production'
    ? t('overlays.said.environment-is-not-production', {
        ...{ ...words, environment },
      })
    : t(`overlays.said.${kind}`, words);
}

/** Who took it back, when and why. */
export function RevokedWords({
  saying,
}: {
  readonly saying: DeliveryOverlay['said'];
}) {
  const t = useSay();
  return t('overlays.revoked', wordsOf(saying));
}

function wordsOf({ by, at, reason }: DeliveryOverlay['said']) {
  return {
    by: <Who by={by} />,
    day: (
      <time dateTime={at} title={exactTime(Date.parse(at))}>
        {formatDay(Date.parse(at))}
      </time>
    ),
    reason,
  };
}
