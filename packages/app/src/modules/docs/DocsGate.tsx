import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { Alert, Container } from '@backstage/ui';
import type { PropsWithChildren } from 'react';
import { Helmet } from 'react-helmet';
import { useSay } from '../../useSay';
import { PageContent } from '../frame';

/** Shows documentation, or says why there is none on this portal and how to get it. */
export function DocsGate(props: PropsWithChildren) {
  const t = useSay();
  const available =
    useApi(configApiRef).getOptionalBoolean('techdocs.available') ?? true;
  return available ? (
    <>{props.children}</>
  ) : (
    <PageContent>
      <Container mt="4">
        {/* The page that is not shown would have said so. */}
        <Helmet title={t('docs.title')} />
        <Alert
          status="info"
          icon
          title={t('docs.off')}
          description={t('docs.turnOn')}
        />
      </Container>
    </PageContent>
  );
}
