import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  QueryClient,
  QueryClientProvider,
  useQuery,
} from '@tanstack/react-query';
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Answered } from './Answered';

const KEY = ['members'];

function Members({ ask }: { readonly ask: () => Promise<string> }) {
  const query = useQuery({ queryKey: KEY, queryFn: ask });
  return (
    <Answered query={query} what="Who is in the team" waiting={<p>waiting</p>}>
      {answer => <p>{answer}</p>}
    </Answered>
  );
}

async function renderMembers(ask: () => Promise<string>) {
  const client = new QueryClient({
    defaultOptions: { queries: { retry: false } },
  });
  await renderInTestApp(
    <QueryClientProvider client={client}>
      <Members ask={ask} />
    </QueryClientProvider>,
  );
  return client;
}

const refused = new TypeError('Failed to fetch');

describe('Answered', () => {
  it('says what is unknown where no answer ever came, and asks again on a click', async () => {
    const ask = jest.fn<Promise<string>, []>().mockRejectedValueOnce(refused);
    ask.mockResolvedValue('Cleo');
    await renderMembers(ask);
    expect(
      await screen.findByText(
        'Who is in the team is unknown: the portal’s backend could not be reached',
      ),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Ask again' }));
    expect(await screen.findByText('Cleo')).toBeVisible();
    expect(screen.queryByText(/unknown/)).not.toBeInTheDocument();
  });

  it('goes on saying what is unknown while it asks again', async () => {
    const ask = jest.fn<Promise<string>, []>().mockRejectedValueOnce(refused);
    ask.mockReturnValue(new Promise(() => undefined));
    const client = await renderMembers(ask);
    await screen.findByText(/is unknown/);
    void client.refetchQueries({ queryKey: KEY });
    await waitFor(() => expect(ask).toHaveBeenCalledTimes(2));
    expect(screen.getByText(/is unknown/)).toBeVisible();
    expect(screen.queryByText('waiting')).not.toBeInTheDocument();
  });

  it('keeps the answer with its age when asking again fails', async () => {
    const ask = jest.fn<Promise<string>, []>().mockResolvedValueOnce('Cleo');
    ask.mockRejectedValue(refused);
    const client = await renderMembers(ask);
    await screen.findByText('Cleo');
    await act(() => client.refetchQueries({ queryKey: KEY }));
    expect(
      await screen.findByText(/The last answer is shown/),
    ).toHaveTextContent(
      'The last answer is shown, from just now. Asking again failed: the portal’s backend could not be reached',
    );
    expect(screen.getByText('Cleo')).toBeVisible();
    expect(screen.queryByText(/is unknown/)).not.toBeInTheDocument();
  });
});
