import { SignInPage } from '@backstage/core-components';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import type { SignInPageProps } from '@backstage/plugin-app-react';
import { Alert, Container } from '@backstage/ui';
import { configuredProviders } from './providers';

export function GroundworkSignInPage(props: SignInPageProps) {
  const config = useApi(configApiRef);
  const providers = configuredProviders(config);
  if (providers.length === 0) {
    return (
      <Container mt="8">
        <Alert
          status="warning"
          title="Nobody can sign in yet"
          description="The configuration names no sign-in provider. Add auth.providers.oidc or auth.providers.github and start the portal again."
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
