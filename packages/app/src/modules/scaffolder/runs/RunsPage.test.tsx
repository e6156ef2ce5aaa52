import type { Entity } from '@backstage/catalog-model';
import {
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import type { CatalogApi } from '@backstage/plugin-catalog-react';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import type { ScaffolderTask } from '@backstage/plugin-scaffolder-common';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { QueryScope } from '@groundwork/plugin-status-react';
import { screen, within } from '@testing-library/react';
import { RunsPage } from './RunsPage';

const TEMPLATE = 'template:default/node-service';

function task(
  id: string,
  status: ScaffolderTask['status'],
  name?: string,
): ScaffolderTask {
  return {
    id,
    status,
    createdAt: `2026-11-2${id}T10:00:00.000Z`,
    spec: {
      apiVersion: 'scaffolder.backstage.io/v1beta3',
      parameters: name === undefined ? {} : { name, tier: 'tier-2' },
      output: {},
      steps: [],
      user: { ref: 'user:default/cleo' },
      templateInfo: {
        entityRef: TEMPLATE,
        entity: {
          metadata: {
            name: 'node-service',
            namespace: 'default',
            title: 'Node.js service',
          },
        },
      },
    },
  };
}

function component(name: string, template: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      annotations: { 'backstage.io/source-template': template },
    },
    spec: { type: 'service' },
  };
}

const entities = [
  component('card-limits', TEMPLATE),
  component('card-fees', 'template:default/another'),
];

async function renderRuns(
  tasks: readonly ScaffolderTask[] | Error,
  options: {
    readonly at?: string;
    readonly catalog?: Partial<CatalogApi>;
    /** The newest runs of everybody, where the page is not all there is. */
    readonly newest?: readonly ScaffolderTask[] | Error;
  } = {},
) {
  const asked: unknown[] = [];
  const listTasks = async (request: { readonly limit?: number }) => {
    asked.push(request);
    const { newest = tasks } = options;
    const found = request.limit === 100 ? newest : tasks;
    if (found instanceof Error) throw found;
    return { tasks: [...found], totalTasks: 45 };
  };
  const catalog = catalogApiMock({ entities });
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [scaffolderApiRef, { listTasks }],
        [catalogApiRef, options.catalog ?? catalog],
      ]}
    >
      <QueryScope>
        <RunsPage />
      </QueryScope>
    </TestApiProvider>,
    {
      initialRouteEntries: [options.at ?? '/'],
      mountedRoutes: {
        '/create': scaffolderPlugin.routes.root,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
  return asked;
}

const rowOf = async (name: string) =>
  within(await screen.findByRole('row', { name: new RegExp(name) }));

describe('the list of runs', () => {
  it('says what was made from which template, by whom and how it went, without an identifier', async () => {
    await renderRuns([task('3', 'completed', 'card-limits')]);
    const row = await rowOf('card-limits');
    expect(row.getByRole('link', { name: 'card-limits' })).toHaveAttribute(
      'href',
      '/create/tasks/3',
    );
    expect(row.getByRole('link', { name: 'Node.js service' })).toHaveAttribute(
      'href',
      '/catalog/default/template/node-service',
    );
    expect(row.getByRole('link', { name: 'cleo' })).toBeVisible();
    expect(row.getByText('completed')).toBeVisible();
    expect(
      await row.findByRole('link', { name: 'Open card-limits' }),
    ).toHaveAttribute('href', '/catalog/default/component/card-limits');
  });

  it('opens nothing that the template did not make', async () => {
    await renderRuns([
      task('3', 'completed', 'card-limits'),
      task('2', 'completed', 'card-fees'),
    ]);
    await screen.findByRole('link', { name: 'Open card-limits' });
    expect(screen.queryByRole('link', { name: 'Open card-fees' })).toBeNull();
  });

  it('continues a run that ended early with its values, unless a later one took up its name', async () => {
    await renderRuns([
      task('4', 'failed', 'card-alerts'),
      task('3', 'cancelled', 'card-alerts'),
      task('2', 'processing', 'card-pins'),
    ]);
    const [link, ...others] = await screen.findAllByRole('link', {
      name: /^Continue/,
    });
    expect(others).toEqual([]);
    expect(link).toHaveAccessibleName('Continue card-alerts');
    const to = new URL(link?.getAttribute('href') ?? '', 'http://localhost');
    expect(to.pathname).toBe('/create/templates/default/node-service');
    expect(JSON.parse(to.searchParams.get('formData') ?? '')).toEqual({
      name: 'card-alerts',
      tier: 'tier-2',
    });
  });

  it.each([
    ['by somebody else, or on another page', [task('4', 'failed', 'a-name')]],
    ['before the oldest run that was looked at', [task('5', 'failed', 'b')]],
  ])(
    'continues no run whose name may have been taken up %s',
    async (_, newest) => {
      const asked = await renderRuns(
        [
          task('2', 'cancelled', 'a-name'),
          task('3', 'completed', 'card-limits'),
        ],
        { at: '/?from=20', newest },
      );
      await screen.findByRole('link', { name: 'Open card-limits' });
      expect(screen.queryByRole('link', { name: /^Continue/ })).toBeNull();
      expect(asked).toEqual([
        { filterByOwnership: 'owned', limit: 20, offset: 20 },
        { filterByOwnership: 'all', limit: 100, offset: 0 },
      ]);
    },
  );

  it('says so where nobody could tell whether a name was taken up, and continues nothing', async () => {
    await renderRuns([task('2', 'failed', 'a-name')], {
      newest: new Error('The list is away'),
    });
    expect(
      await screen.findByText(/Whether a later run took up what ended early/),
    ).toBeVisible();
    expect(screen.queryByRole('link', { name: /^Continue/ })).toBeNull();
  });

  it('keeps whose runs and which page in the address', async () => {
    const asked = await renderRuns([task('3', 'completed', 'card-limits')], {
      at: '/?of=all&from=20',
    });
    expect(await screen.findByText('21 to 21 of 45')).toBeVisible();
    expect(asked).toEqual([
      { filterByOwnership: 'all', limit: 20, offset: 20 },
    ]);
    expect(screen.getByRole('link', { name: 'Older' })).toHaveAttribute(
      'href',
      expect.stringContaining('of=all&from=40'),
    );
    expect(screen.getByRole('link', { name: 'Show only mine' })).toBeVisible();
  });

  it('says of a list that nobody could read that it is unknown, not empty', async () => {
    await renderRuns(new Error('The database is away'));
    expect(
      await screen.findByText(/What was created is unknown: The database/),
    ).toBeVisible();
    expect(screen.queryByText(/not created anything/)).toBeNull();
  });

  it('keeps the list when the catalog does not answer, and says so', async () => {
    await renderRuns([task('3', 'completed', 'card-limits')], {
      catalog: {
        getEntitiesByRefs: async () => {
          throw new Error('The catalog is away');
        },
      },
    });
    expect(
      await screen.findByText(/Whether the catalog has what was created/),
    ).toBeVisible();
    expect(screen.getByRole('link', { name: 'card-limits' })).toBeVisible();
  });

  it('tells somebody without runs how to begin', async () => {
    await renderRuns([]);
    expect(
      await screen.findByRole('link', { name: 'Choose a template' }),
    ).toHaveAttribute('href', '/create');
  });
});
