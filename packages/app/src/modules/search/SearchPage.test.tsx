import {
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import { visitsApiRef } from '@backstage/plugin-home';
import type { Visit } from '@backstage/plugin-home';
import { searchApiRef } from '@backstage/plugin-search-react';
import { QueryScope } from '@groundwork/plugin-status-react';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SearchPage } from './SearchPage';

const ledger = {
  type: 'software-catalog',
  document: {
    title: 'ledger',
    text: 'Keeps accounts.',
    location: '/catalog/default/component/ledger',
    kind: 'Component',
    componentType: 'service',
    owner: 'payments',
  },
};

const visit: Visit = {
  id: '1',
  name: 'exchange-rates',
  pathname: '/catalog/default/component/exchange-rates',
  hits: 4,
  timestamp: 0,
  entityRef: 'component:default/exchange-rates',
};

async function renderPage(visits: readonly Visit[], path = '/search') {
  const query = jest.fn(async ({ term }: { readonly term: string }) => ({
    results: term === 'ledger' ? [ledger] : [],
  }));
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [searchApiRef, { query }],
        [visitsApiRef, { list: async () => [...visits] }],
      ]}
    >
      <QueryScope>
        <SearchPage />
      </QueryScope>
    </TestApiProvider>,
    { initialRouteEntries: [path] },
  );
  return { query };
}

describe('the search page', () => {
  it('opens with what was open lately and often, and asks the index nothing', async () => {
    const { query } = await renderPage([visit]);
    for (const name of ['Recent', 'Opened often']) {
      expect(await screen.findByRole('heading', { name })).toBeVisible();
    }
    expect(
      screen.getAllByRole('link', { name: 'exchange-rates' }),
    ).toHaveLength(2);
    expect(query).not.toHaveBeenCalled();
  });

  it('says what to type to somebody who has opened nothing yet', async () => {
    await renderPage([]);
    expect(await screen.findByText(/Type the name of a service/)).toBeVisible();
  });

  it('shows what was found for the words in the address', async () => {
    await renderPage([], '/search?query=ledger');
    const found = within(await screen.findByRole('list', { name: 'Results' }));
    expect(found.getByRole('link', { name: 'ledger' })).toHaveAttribute(
      'href',
      '/catalog/default/component/ledger',
    );
    expect(found.getByText('Component, service, of payments')).toBeVisible();
    expect(screen.getByRole('searchbox')).toHaveValue('ledger');
  });

  it('asks once for a word, and says so when there is nothing', async () => {
    const { query } = await renderPage([]);
    await userEvent.type(screen.getByRole('searchbox'), 'zzz');
    expect(
      await screen.findByText('Nothing was found for “zzz”.'),
    ).toBeVisible();
    expect(query).toHaveBeenCalledTimes(1);
  });
});
