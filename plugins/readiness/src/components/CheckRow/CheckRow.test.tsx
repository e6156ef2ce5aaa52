import {
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { backend } from '../../__testUtils__';
import { check } from '../../__testUtils__/documents';
import { readinessApiRef, type ReadinessApi } from '../../api';
import { CheckRow } from './CheckRow';

const engines = check('uses-one-ci-engine');
const whole = {
  ...engines,
  parts: Array.from({ length: 700 }, (_, at) => ({
    label: `part ${at}`,
    value: 1,
  })),
  partCount: 700,
};
const long = {
  ...whole,
  ...{ parts: [], findings: [], unread: [], evidenceIds: [] },
  abridged: true,
};

function show(answers: Partial<ReadinessApi>) {
  const client = new QueryClient({
    defaultOptions: { queries: { retry: false } },
  });
  renderInTestApp(
    <TestApiProvider apis={[[readinessApiRef, backend(answers)]]}>
      <QueryClientProvider client={client}>
        <CheckRow check={long} />
      </QueryClientProvider>
    </TestApiProvider>,
    {
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
}

const rows = () =>
  screen
    .queryAllByRole('table')
    .flatMap(table => within(table).getAllByRole('rowheader'));

describe('CheckRow', () => {
  it('says why the line is where it is', async () => {
    show({});
    await userEvent.click(await screen.findByText(long.title));
    expect(
      screen.getByText(/^Why the line is there: One team in twenty/),
    ).toBeVisible();
  });

  it('asks for long lists once it is opened, however often it is opened', async () => {
    const asked = jest.fn(async () => ({
      check: whole,
      asOf: '2026-11-01T00:00:00Z',
    }));
    show({ check: asked });
    const claim = await screen.findByText(long.title);
    expect(screen.getByText(long.explanation)).toBeInTheDocument();
    expect(asked).not.toHaveBeenCalled();
    await userEvent.click(claim);
    expect(await screen.findByText('495 more')).toBeVisible();
    expect(rows()).toHaveLength(5);
    await userEvent.click(claim);
    await userEvent.click(claim);
    expect(await screen.findByText('495 more')).toBeVisible();
    expect(asked).toHaveBeenCalledTimes(1);
    expect(asked).toHaveBeenCalledWith(long.checkId, expect.anything());
  });

  it('shows as many parts as anybody reads, and says how many there are beyond', async () => {
    show({
      check: async () => ({ check: whole, asOf: '2026-11-01T00:00:00Z' }),
    });
    await userEvent.click(await screen.findByText(long.title));
    await userEvent.click(await screen.findByText('495 more'));
    expect(rows()).toHaveLength(500);
    expect(screen.getByText('200 more are not listed here.')).toBeVisible();
  });

  it('says what went wrong, keeps what it knows, and asks again when it is told to', async () => {
    let isDown = true;
    show({
      check: async () => {
        if (isDown) throw new Error('The backend is gone');
        return { check: whole, asOf: '2026-11-01T00:00:00Z' };
      },
    });
    await userEvent.click(await screen.findByText(long.title));
    expect(await screen.findByText(/The backend is gone/)).toBeVisible();
    expect(screen.getByText(long.explanation)).toBeVisible();
    isDown = false;
    await userEvent.click(screen.getByRole('button', { name: /again/i }));
    expect(await screen.findByText('495 more')).toBeVisible();
  });
});
