import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { Alert, Container } from '@backstage/ui';
import type { PropsWithChildren } from 'react';
import { Helmet } from 'react-helmet';

/** Shows documentation, or says why there is none on this portal and how to get it. */
export function DocsGate(props: PropsWithChildren) {
  const available =
    useApi(configApiRef).getOptionalBoolean('techdocs.available') ?? true;
  return available ? (
    <>{props.children}</>
  ) : (
    <Container mt="4">
      {/* The page that is not shown would have said so. */}
      <Helmet title="Docs" />
      <Alert
        status="info"
        icon
        title="Documentation is off on this portal"
        description="It is built with mkdocs, which needs Python 3, and the portal was started without it. Install Python 3 with its venv module and start the portal again."
      />
    </Container>
  );
}
