import { useApi } from '@backstage/frontend-plugin-api';
import { Button, Flex, Text } from '@backstage/ui';
import { useMutation } from '@tanstack/react-query';
import type { DeliveryDeployment } from '../../answers';
import { readinessApiRef } from '../../api';
import type {
  AskedDeployments,
  DeliveryApi,
  DeliveryScope,
} from '../../deliveryApi';
import { useSay, type Say } from '../../useSay';
import { exported, type ExportForm } from './exported';

const PER_REQUEST = 400;
/** More than these are no table that a person works with; the API has them all. */
const MOST = 20_000;

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

function save(name: string, { text, type }: ReturnType<typeof exported>): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

function resultWords(
  {
    error,
    saved,
  }: { readonly error: Error | null; readonly saved: number | undefined },
  t: Say,
): string {
  if (error) return t('delivery.export.failed', { why: error.message });
  if (saved === undefined) return '';
  return saved >= MOST
    ? t('delivery.export.cut', { count: saved })
    : t('delivery.export.saved', { count: saved });
}

/** All deployments behind a number as a file, not only those of the page that is shown. */
export function Export({
  scope,
  asked,
}: {
  readonly scope: DeliveryScope;
  readonly asked: AskedDeployments;
}) {
  const t = useSay();
  const { delivery } = useApi(readinessApiRef);
  const { mutate, isPending, error, data } = useMutation({
    mutationFn: async (form: ExportForm) => {
      const deployments = await allOf(delivery, scope, asked);
      save(
        `deployments-${asked.metric}-${asked.days}-days.${form}`,
        exported(deployments, form),
      );
      return deployments.length;
    },
  });
  return (
    <Flex gap="3" align="center">
      {(['csv', 'json'] as const).map(form => (
        <Button
          key={form}
          variant="secondary"
          size="small"
          isDisabled={isPending}
          onPress={() => mutate(form)}
        >
          {t(`delivery.export.${form}`)}
        </Button>
      ))}
      <span role="status">
        <Text color="secondary">{resultWords({ error, saved: data }, t)}</Text>
      </span>
    </Flex>
  );
}
