import type { Entity } from '@backstage/catalog-model';
import {
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { QueryScope } from '@groundwork/plugin-status-react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
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

function renderList(getRuns: CiRunsApi['getRuns'], entity = checkout) {
  return renderInTestApp(
    <TestApiProvider apis={[[ciRunsApiRef, { getRuns }]]}>
      <QueryScope>
        <EntityProvider entity={entity}>
          <RunList limit={5} moreHref="/more" />
        </EntityProvider>
      </QueryScope>
    </TestApiProvider>,
    { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
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

  it('leads on to what the runs of a service brought to production; a library has no such page', async () => {
    const ofType = (type: string): Entity => ({ ...checkout, spec: { type } });
    const name = 'What they shipped to production';
    const { unmount } = renderList(
      async () => answer([run()]),
      ofType('service'),
    );
    expect(await screen.findByRole('link', { name })).toHaveAttribute(
      'href',
      '/catalog/default/component/checkout/delivery',
    );
    const { sha = '' } = run();
    expect(
      screen.getByRole('link', {
        name: `${sha.slice(0, 7)}: where it was deployed`,
      }),
    ).toHaveAttribute(
      'href',
      `/catalog/default/component/checkout/delivery?commit=${sha}`,
    );
    unmount();
    renderList(async () => answer([run()]), ofType('library'));
    expect(
      await screen.findByRole('link', { name: 'More runs' }),
    ).toBeVisible();
    expect(screen.queryByRole('link', { name })).not.toBeInTheDocument();
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
        sources: [
          {
            engine: 'github-actions',
            name: 'Git host git.example',
            outcome: 'failed',
            reason: 'unsupported',
            message:
              'This repository is built by Jenkins, and its catalog entry names no job.',
            remedy:
              'Name the job with the annotation jenkins.io/job-full-name.',
          },
        ],
      }),
    );
    expect(
      await screen.findByText(
        'This repository is built by Jenkins, and its catalog entry names no job. Name the job with the annotation jenkins.io/job-full-name.',
      ),
    ).toBeVisible();
  });

  it('guesses no reason where the backend gave none', async () => {
    renderList(async () =>
      answer([], { outcome: 'failed', reason: undefined, sources: [] }),
    );
    expect(
      await screen.findByText(
        'example/checkout failed for an unknown reason. Look at the portal’s log at this time.',
      ),
    ).toBeVisible();
  });

  it('counts one run as one', async () => {
    renderList(async () => answer([run({})], { totalCount: undefined }));
    expect(await screen.findByText(/^1 run, as of/)).toBeVisible();
  });

  it('names the stage that decides, and lists the others when asked', async () => {
    renderList(async () =>
      answer([
        run({
          engine: 'jenkins',
          status: 'failed',
          stages: [
            { name: 'Build', status: 'passed', durationMs: 61_000 },
            { name: 'Unit test', status: 'failed', durationMs: 12_000 },
            { name: 'Image', status: 'skipped' },
          ],
        }),
      ]),
    );
    expect(
      await screen.findByRole('heading', {
        name: 'The last run on main failed at Unit test.',
      }),
    ).toBeVisible();
    await userEvent.click(screen.getByText('3 stages'));
    const [build, test, image] = within(screen.getByRole('list')).getAllByRole(
      'listitem',
    );
    expect(build).toHaveTextContent('Build1 min 1 s');
    expect(test).toHaveTextContent('Unit test: failed12 s');
    expect(image).toHaveTextContent(/^Image: skipped$/);
  });

  it('keeps showing what a silent source last answered, with its age and the reason', async () => {
    renderList(async () =>
      answer([run({ engine: 'jenkins', status: 'waiting' })], {
        sources: [
          {
            engine: 'jenkins',
            name: 'Jenkins default',
            outcome: 'failed',
            reason: 'server_error',
            message:
              'Jenkins default failed to answer for the job example/checkout (500).',
            remedy: 'Look at its logs at this time.',
            readAt: '2026-11-21T08:10:00.000Z',
          },
        ],
      }),
    );
    expect(
      await screen.findByRole('heading', {
        name: 'The last known run on main is waiting for approval.',
      }),
    ).toBeVisible();
    expect(screen.getByText('0 of 1 source answered.')).toBeVisible();
    expect(screen.getByRole('listitem')).toHaveTextContent(
      'Jenkins default failed with an error of its own (5xx). How to fix',
    );
    expect(
      screen.getByText(/Runs from Jenkins default are as of/),
    ).toBeVisible();
    expect(screen.getByText('build, push')).toBeVisible();
  });

  it('says what an answer lacks', async () => {
    renderList(async () =>
      answer([run()], {
        sources: [
          {
            engine: 'jenkins',
            name: 'Jenkins default',
            outcome: 'observed',
            note: 'The job is switched off in Jenkins.',
          },
        ],
      }),
    );
    expect(
      await screen.findByText('The job is switched off in Jenkins.'),
    ).toBeVisible();
    expect(screen.queryByText(/answered\./)).not.toBeInTheDocument();
  });

  it('keeps the runs that it has when asking again fails, and says why', async () => {
    const client = new QueryClient({
      defaultOptions: { queries: { retry: false } },
    });
    const getRuns = jest
      .fn<ReturnType<CiRunsApi['getRuns']>, []>()
      .mockResolvedValueOnce(answer([run()]))
      .mockRejectedValue(new TypeError('Failed to fetch'));
    renderInTestApp(
      <TestApiProvider apis={[[ciRunsApiRef, { getRuns }]]}>
        <QueryClientProvider client={client}>
          <EntityProvider entity={checkout}>
            <RunList limit={5} />
          </EntityProvider>
        </QueryClientProvider>
      </TestApiProvider>,
      { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
    );
    await screen.findByText('3 min 5 s');
    await act(() => client.refetchQueries());
    expect(
      await screen.findByText(
        'The last answer is shown; asking again failed: the portal’s backend could not be reached',
      ),
    ).toBeVisible();
    expect(screen.getByText('3 min 5 s')).toBeVisible();
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
