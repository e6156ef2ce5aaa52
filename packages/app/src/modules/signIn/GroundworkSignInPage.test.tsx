import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import { githubAuthApiRef } from '@backstage/core-plugin-api';
import { configApiRef } from '@backstage/frontend-plugin-api';
import { screen } from '@testing-library/react';
import { GroundworkSignInPage } from './GroundworkSignInPage';
import { oidcAuthApiRef } from './oidcAuthApi';

const nobody = {
  getProfile: async () => undefined,
  getBackstageIdentity: async () => undefined,
  signIn: async () => {},
  signOut: async () => {},
};

type Providers = { readonly [id in 'guest' | 'github' | 'oidc']?: {} };

function renderPage(providers: Providers) {
  const config = mockApis.config({
    data: { app: { title: 'Groundwork' }, auth: { providers } },
  });
  return renderInTestApp(
    <TestApiProvider
      apis={[
        [configApiRef, config],
        [githubAuthApiRef, nobody],
        [oidcAuthApiRef, nobody],
      ]}
    >
      <GroundworkSignInPage onSignInSuccess={() => {}} />
    </TestApiProvider>,
  );
}

describe('the sign-in page', () => {
  it('offers guest access only where the configuration names it', async () => {
    renderPage({ guest: {} });
    expect(await screen.findByRole('button', { name: 'Enter' })).toBeVisible();
    expect(screen.queryByText('GitHub')).not.toBeInTheDocument();
  });

  it('offers the providers that are configured and no guest', async () => {
    renderPage({ github: {}, oidc: {} });
    expect(await screen.findByText('GitHub')).toBeVisible();
    expect(screen.getByText('Single sign-on')).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'Enter' }),
    ).not.toBeInTheDocument();
  });

  it('says what to configure when nobody can sign in', async () => {
    renderPage({});
    expect(await screen.findByText('Nobody can sign in yet')).toBeVisible();
  });
});
