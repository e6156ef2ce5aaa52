import { SignInPage } from '@backstage/core-components';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import type { SignInPageProps } from '@backstage/plugin-app-react';
import { Alert, Container } from '@backstage/ui';
import { useSay } from '../../useSay';
import { configuredProviders } from './providers';

export function GroundworkSignInPage(props: SignInPageProps) {
  const t = useSay();
  const config = useApi(configApiRef);
  const providers = configuredProviders(config, t);
  if (providers.length === 0) {
    return (
      <Container mt="8">
        <Alert
          status="warning"
          title={t('signIn.nobody')}
          description={t('signIn.configure')}
        />
      </Container>
    );
  }
  return (
    <SignInPage
      onSignInSuccess={props.onSignInSuccess}
      align="center"
      providers={providers}
    />
  );
}
