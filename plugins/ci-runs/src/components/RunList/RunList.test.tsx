import type { Entity } from '@backstage/catalog-model';
import {
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { QueryScope } from '@groundwork/plugin-status-react';
import { screen, within } from '@testing-library/react';
import { answer, run } from '../../__fixtures__/runs';
import { ciRunsApiRef } from '../../api';
import type { CiRunsApi } from '../../api';
import { RunList } from './RunList';

const checkout: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'checkout',
    annotations: { 'github.com/project-slug': 'example/checkout' },
  },
};

function renderList(getRuns: CiRunsApi['getRuns']) {
  return renderInTestApp(
    <TestApiProvider apis={[[ciRunsApiRef, { getRuns }]]}>
      <QueryScope>
        <EntityProvider entity={checkout}>
          <RunList limit={5} moreHref="/more" />
        </EntityProvider>
      </QueryScope>
    </TestApiProvider>,
  );
}

describe('RunList', () => {
  it('answers first, then lists the runs with what they took', async () => {
    renderList(async () =>
      answer([run({ status: 'failed', attempt: 2 }), run({ id: '100' })], {
        totalCount: 412,
      }),
    );
    expect(
      await screen.findByRole('heading', {
        name: 'The last run on main failed.',
      }),
    ).toBeVisible();
    const [, first] = screen.getAllByRole('row');
    const row = within(first ?? document.body);
    expect(row.getByText('failed')).toBeVisible();
    expect(row.getByText('build, push, attempt 2')).toBeVisible();
    expect(row.getByText('3 min 5 s')).toBeVisible();
    expect(screen.getByText(/2 of 412 runs/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'More runs' })).toHaveAttribute(
      'href',
      '/more',
    );
  });

  it('tells "nothing has run" from "nobody could look"', async () => {
    renderList(async () => answer([]));
    expect(
      await screen.findByRole('heading', { name: 'No pipeline has run yet.' }),
    ).toBeVisible();
    expect(screen.queryByText(/unknown/)).not.toBeInTheDocument();
  });

  it('says why runs are unknown when their engine is not connected', async () => {
    renderList(async () =>
      answer([], {
        outcome: 'failed',
        reason: 'unsupported',
        engines: ['jenkins'],
      }),
    );
    expect(
      await screen.findByText(
        'example/checkout builds on Jenkins, which no connected source knows. Connect a source that knows it.',
      ),
    ).toBeVisible();
  });

  it('says that runs are unknown when the backend fails', async () => {
    renderList(async () => {
      throw new Error('Request failed with 502');
    });
    expect(
      await screen.findByText(
        'CI runs are unknown: Request failed with 502',
        {},
        { timeout: 4000 },
      ),
    ).toBeVisible();
  });

  it('keeps the place of the answer while it waits', async () => {
    renderList(() => new Promise(() => {}));
    expect(
      await screen.findByRole('progressbar', { name: 'Asking for CI runs' }),
    ).toBeVisible();
  });
});
