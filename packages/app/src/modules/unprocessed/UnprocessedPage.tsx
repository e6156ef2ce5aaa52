import { Progress } from '@backstage/frontend-plugin-api';
import { UnprocessedEntitiesContent } from '@backstage/plugin-catalog-unprocessed-entities';
import { unprocessedEntitiesReadPermission } from '@backstage/plugin-catalog-unprocessed-entities-common';
import { usePermission } from '@backstage/plugin-permission-react';
import { Container, Text } from '@backstage/ui';
import { useSay } from '../../useSay';

/** The key of the configuration that names who they are. */
const ADMINS = 'permission.admins';

/** What the catalog was given and could not take in; the backend refuses it to everybody but administrators. */
export function UnprocessedPage() {
  const t = useSay();
  const { allowed, loading } = usePermission({
    permission: unprocessedEntitiesReadPermission,
  });
  if (loading) {
    return <Progress />;
  }
  return (
    <Container py="4">
      {allowed ? (
        <UnprocessedEntitiesContent />
      ) : (
        <Text as="p">
          {t('catalog.adminsOnly', { setting: <code>{ADMINS}</code> })}
        </Text>
      )}
    </Container>
  );
}
