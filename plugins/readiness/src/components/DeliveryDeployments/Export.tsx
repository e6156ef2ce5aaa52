import { useApi } from '@backstage/frontend-plugin-api';
import type { DeliveryDeployment } from '../../answers';
import { readinessApiRef } from '../../api';
import type {
  AskedDeployments,
  DeliveryApi,
  DeliveryScope,
} from '../../deliveryApi';
import { useSay, type Say } from '../../useSay';
import { fileName, PRODUCTION } from '../DeliveryMetrics/useTier';
import { SaveButtons } from '../TableFile';
import { hasCdEvent } from './cdEvents';
import { deploymentsFile, type DeploymentsForm } from './deploymentsFile';

const PER_REQUEST = 400;
/** More than these are no table that a person works with; the API has them all. */
const MOST = 20_000;

/** Who takes events along wants those of the window, whatever number is looked at: CDEvents knows no other than these. */
const EVERY_SUCCESS = { metric: 'deployment-frequency' } as const;

async function allOf(
  api: DeliveryApi,
  scope: DeliveryScope,
  asked: AskedDeployments,
): Promise<readonly DeliveryDeployment[]> {
  const found: DeliveryDeployment[] = [];
  let cursor: string | undefined;
  do {
    const page = await api.deployments(scope, {
      ...asked,
      limit: PER_REQUEST,
      cursor,
    });
    found.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== undefined && found.length < MOST);
  return found;
}

function savedWords(
  deployments: readonly DeliveryDeployment[],
  form: DeploymentsForm,
  t: Say,
): string {
  const count = deployments.length;
  if (count >= MOST) return t('delivery.export.cut', { count });
  return form === 'cdevents'
    ? t('delivery.export.cdeventsSaved', {
        count: deployments.filter(hasCdEvent).length,
      })
    : t('delivery.export.saved', { count });
}

/** All deployments behind a number as a file, not only those of the page that is shown; as events those of the window. */
export function Export({
  scope,
  asked,
}: {
  readonly scope: DeliveryScope;
  readonly asked: AskedDeployments;
}) {
  const t = useSay();
  const { delivery } = useApi(readinessApiRef);
  return (
    <SaveButtons<DeploymentsForm>
      name={fileName(
        ['deployments', asked.metric, asked.only, `${asked.days}-days`]
          .filter(part => part !== undefined)
          .join('-'),
        asked.tier,
      )}
      of={t('delivery.deployments.title')}
      forms={[
        { form: 'csv', label: t('table.csv') },
        { form: 'json', label: t('table.json') },
        {
          form: 'cdevents',
          label: t('delivery.export.cdevents'),
          ending: 'cdevents.json',
          name: fileName(`deployments-${asked.days}-days`, asked.tier),
        },
      ]}
      make={async form => {
        const deployments = await allOf(delivery, scope, {
          ...asked,
          ...(form === 'cdevents' ? EVERY_SUCCESS : {}),
        });
        return {
          file: deploymentsFile(deployments, form, {
            source: window.location.origin,
            tier: asked.tier ?? PRODUCTION,
          }),
          words: savedWords(deployments, form, t),
        };
      }}
    />
  );
}
