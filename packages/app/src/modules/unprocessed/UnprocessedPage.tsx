import { Progress } from '@backstage/frontend-plugin-api';
import { UnprocessedEntitiesContent } from '@backstage/plugin-catalog-unprocessed-entities';
import { unprocessedEntitiesReadPermission } from '@backstage/plugin-catalog-unprocessed-entities-common';
import { usePermission } from '@backstage/plugin-permission-react';
import { Container, Text } from '@backstage/ui';

/** What the catalog was given and could not take in; the backend refuses it to everybody but administrators. */
export function UnprocessedPage() {
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
          Only administrators see what the catalog could not take in. They are
          the members of the groups in <code>permission.admins</code>.
        </Text>
      )}
    </Container>
  );
}
