import {
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import { notificationsApiRef } from '@backstage/plugin-notifications';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { QueryScope } from '@groundwork/plugin-status-react';
import { screen, waitFor } from '@testing-library/react';
import { Helmet } from 'react-helmet';
import { NotificationsEntry } from './NotificationsEntry';

function renderEntry(unread: number, title: string) {
  return (
    <TestApiProvider
      apis={[
        [notificationsApiRef, { getStatus: async () => ({ unread, read: 0 }) }],
        [signalApiRef, { subscribe: () => ({ unsubscribe: () => {} }) }],
      ]}
    >
      <QueryScope>
        <Helmet title={title} />
        <NotificationsEntry />
      </QueryScope>
    </TestApiProvider>
  );
}

describe('the entry of the notifications', () => {
  it('says how many wait to be read', async () => {
    await renderInTestApp(renderEntry(3, 'Catalog'));
    expect(
      await screen.findByRole('link', { name: 'Notifications (3)' }),
    ).toHaveAttribute('href', '/notifications');
  });

  it("leaves the title in the browser's tab to the page", async () => {
    await renderInTestApp(renderEntry(0, 'Catalog'));
    await waitFor(() => expect(document.title).toBe('Catalog'));
    expect(
      await screen.findByRole('link', { name: 'Notifications' }),
    ).toBeVisible();
    expect(document.title).toBe('Catalog');
  });
});
