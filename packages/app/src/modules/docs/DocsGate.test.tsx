import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import { configApiRef } from '@backstage/frontend-plugin-api';
import { screen, waitFor } from '@testing-library/react';
import { DocsGate } from './DocsGate';

function renderGate(techdocs: { readonly available?: boolean }) {
  return renderInTestApp(
    <TestApiProvider
      apis={[[configApiRef, mockApis.config({ data: { techdocs } })]]}
    >
      <DocsGate>
        <p>The handbook</p>
      </DocsGate>
    </TestApiProvider>,
  );
}

describe('DocsGate', () => {
  it('shows documentation unless the configuration says that there is none', async () => {
    renderGate({});
    expect(await screen.findByText('The handbook')).toBeVisible();
  });

  it('says why there is none and how to get it', async () => {
    renderGate({ available: false });
    expect(
      await screen.findByText('Docs are off on this portal'),
    ).toBeVisible();
    expect(screen.getByRole('main')).toHaveTextContent(/Install Python 3/);
    await waitFor(() => expect(document.title).toBe('Docs'));
    expect(screen.queryByText('The handbook')).not.toBeInTheDocument();
  });
});
