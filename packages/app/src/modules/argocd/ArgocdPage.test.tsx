import type { Entity } from '@backstage/catalog-model';
import { discoveryApiRef, fetchApiRef } from '@backstage/frontend-plugin-api';
import {
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { QueryScope } from '@groundwork/plugin-status-react';
import {
  argoCDApiRef,
  type ArgoCDApi,
} from '@roadiehq/backstage-plugin-argo-cd';
import { screen, waitFor, within } from '@testing-library/react';
import { Suspense } from 'react';
import { ArgocdPage } from './ArgocdPage';

const ledger: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'ledger',
    uid: 'ledger',
    annotations: { 'argocd/app-name': 'ledger' },
  },
};

const says =
  'Argo CD argocd-production did not answer in time when asked for the application ledger.';
const REVISION = '5ae5d918d8e22a0423c3b56b6d050512f14de511';

const silent = {
  name: 'argocd-production',
  error: { reason: 'timeout', says, remedy: 'Look whether it is busy.' },
};
const answering = { name: 'argocd-staging' };

/** The application in an instance that answers, with what it has deployed. */
function ledgerWith(history: readonly object[]) {
  return {
    metadata: {
      name: 'ledger',
      namespace: 'argocd',
      instance: { name: answering.name, url: 'https://staging.example.org' },
    },
    status: {
      sync: { status: 'OutOfSync' },
      health: { status: 'Missing' },
      history,
    },
  };
}

const never = new Promise<Response>(() => undefined);

/** The page, with what the guarded backend answers for all instances; the addresses asked are returned. */
async function renderPage(
  instances: readonly object[],
  items: readonly object[] = [],
  revisions: Promise<Response> = never,
) {
  const asked: string[] = [];
  const api: Partial<ArgoCDApi> = {
    // Decoded as the plugin's own client does: what its types do not know stays.
    listApps: async ({ url }) => {
      asked.push(`${url}/applications`);
      return { items, instances } as unknown as Awaited<
        ReturnType<ArgoCDApi['listApps']>
      >;
    },
  };
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [argoCDApiRef, api],
        [discoveryApiRef, { getBaseUrl: async () => '' }],
        [
          fetchApiRef,
          {
            fetch: url => {
              asked.push(String(url));
              return revisions;
            },
          },
        ],
      ]}
    >
      <QueryScope>
        <EntityProvider entity={ledger}>
          <Suspense fallback={null}>
            <ArgocdPage />
          </Suspense>
        </EntityProvider>
      </QueryScope>
    </TestApiProvider>,
  );
  await waitFor(() =>
    expect(screen.queryByRole('progressbar')).not.toBeInTheDocument(),
  );
  return asked;
}

describe('the Argo CD tab', () => {
  it('names an instance that was not read, and claims nothing of what it has deployed', async () => {
    await renderPage([silent]);
    const notes = screen.getByRole('status');
    expect(notes).toHaveTextContent('0 of 1 Argo CD instances answered.');
    expect(notes).toHaveTextContent(says);
    expect(notes).toHaveTextContent('Look whether it is busy.');
    expect(
      screen.getByText(/What argocd-production has deployed is unknown/),
    ).toBeInTheDocument();
    expect(screen.queryByText(/deployed nothing yet/)).not.toBeInTheDocument();
  });

  it('speaks for the instances that answered only', async () => {
    await renderPage([silent, answering], [ledgerWith([])]);
    expect(screen.getByRole('status')).toHaveTextContent('1 of 2');
    expect(
      screen.getByText(
        'The instances that answered have deployed nothing yet.',
      ),
    ).toBeInTheDocument();
  });

  it('says that nothing has been deployed where every instance says so', async () => {
    await renderPage([answering], [ledgerWith([])]);
    expect(
      screen.getByText('Argo CD has deployed nothing yet.'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('status')).not.toBeInTheDocument();
  });

  it('says so where every instance answered and none has an application', async () => {
    await renderPage([answering]);
    expect(
      screen.getByText(/^No Argo CD instance that answered has an application/),
    ).toBeInTheDocument();
  });

  const deployed = {
    id: 1,
    revision: REVISION,
    deployedAt: '2026-10-29T06:02:49Z',
  };

  it('asks once for each of its cards, and for neither after the other', async () => {
    const asked = await renderPage([answering], [ledgerWith([deployed])]);
    expect(asked.toSorted()).toEqual([
      '/everywhere/name/ledger/applications',
      '/everywhere/name/ledger/revisions',
    ]);
    // The details have not come, and what was deployed is there.
    expect(screen.getByText('5ae5d91')).toBeInTheDocument();
    expect(screen.queryByText('details unknown')).not.toBeInTheDocument();
  });

  it('says who made each revision, and why', async () => {
    const details = {
      instance: answering.name,
      namespace: 'argocd',
      application: 'ledger',
      revision: REVISION,
      author: 'Somebody <somebody@example.org>',
      message: 'Ledger 1.2.3\n\nWhat else there is to say',
    };
    await renderPage(
      [answering],
      [ledgerWith([deployed])],
      Promise.resolve(Response.json({ items: [details] })),
    );
    const table = screen.getByRole('table', { name: 'Deployments' });
    expect(await within(table).findByText('Ledger 1.2.3')).toBeInTheDocument();
    expect(within(table).getByText('Somebody')).toBeInTheDocument();
  });

  it.each([
    ['did not come', () => new Response('', { status: 503 })],
    ['are of other revisions', () => Response.json({ items: [] })],
  ])('keeps what was deployed where the details %s', async (_, answer) => {
    await renderPage(
      [answering],
      [ledgerWith([deployed])],
      Promise.resolve(answer()),
    );
    expect(
      await screen.findByText('details unknown', undefined, { timeout: 5_000 }),
    ).toBeInTheDocument();
    expect(screen.getByText('5ae5d91')).toBeInTheDocument();
  });
});
