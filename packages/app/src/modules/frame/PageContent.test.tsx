import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { PageContent } from './PageContent';

function StockPage() {
  const [isLoaded, setIsLoaded] = useState(false);
  return (
    <>
      <button onClick={() => setIsLoaded(!isLoaded)}>Load</button>
      {isLoaded ? <main>Stock</main> : null}
    </>
  );
}

describe('the content of a page', () => {
  it('is the main landmark', () => {
    render(<PageContent>Ours</PageContent>);
    expect(screen.getByRole('main')).toHaveTextContent('Ours');
  });

  it('leaves that to a page which brings one, also when it comes late and goes again', async () => {
    render(
      <PageContent>
        <StockPage />
      </PageContent>,
    );
    await userEvent.click(screen.getByRole('button'));
    await waitFor(() =>
      expect(screen.getByRole('main')).toHaveTextContent(/^Stock$/),
    );
    await userEvent.click(screen.getByRole('button'));
    await waitFor(() => expect(screen.getByRole('main')).toHaveAttribute('id'));
  });

  it('is there once where one stands in another', () => {
    render(
      <PageContent>
        <PageContent>No such page</PageContent>
      </PageContent>,
    );
    expect(screen.getByRole('main')).toHaveTextContent('No such page');
    expect(document.querySelectorAll('#content')).toHaveLength(1);
  });
});
