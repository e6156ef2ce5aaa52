import { render, screen } from '@testing-library/react';
import {
  QueryClient,
  QueryClientProvider,
  useQueryClient,
} from '@tanstack/react-query';
import { QueryScope } from './QueryScope';

function ShowsWhose({ shared }: { readonly shared?: QueryClient }) {
  return <p>{useQueryClient() === shared ? 'shared' : 'own'}</p>;
}

describe('QueryScope', () => {
  it('uses the cache of the portal when there is one', () => {
    const shared = new QueryClient();
    render(
      <QueryClientProvider client={shared}>
        <QueryScope>
          <ShowsWhose shared={shared} />
        </QueryScope>
      </QueryClientProvider>,
    );
    expect(screen.getByText('shared')).toBeVisible();
  });

  it('brings its own cache where the portal has none', () => {
    render(
      <QueryScope>
        <ShowsWhose />
      </QueryScope>,
    );
    expect(screen.getByText('own')).toBeVisible();
  });
});
