import { discoveryApiRef, fetchApiRef } from '@backstage/frontend-plugin-api';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { DefaultEntityPresentationApi } from '@backstage/plugin-catalog';
import {
  catalogApiRef,
  entityPresentationApiRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { scaffolderModule } from './scaffolderModule';

const RUN = {
  id: 'run-1',
  status: 'processing',
  createdAt: '2026-11-21T10:00:00.000Z',
  spec: {
    apiVersion: 'scaffolder.backstage.io/v1beta3',
    parameters: {},
    output: {},
    steps: [{ id: 'pipeline', name: 'Wait for the pipeline', action: 'wait' }],
  },
};
const WAITING = {
  type: 'log',
  body: {
    message: 'Beginning step Wait for the pipeline',
    stepId: 'pipeline',
    status: 'processing',
  },
};
const CANCELLED = {
  type: 'cancelled',
  body: {
    message: 'Step pipeline has been cancelled.',
    stepId: 'pipeline',
    status: 'cancelled',
  },
};
const END = {
  type: 'completion',
  body: {
    message: 'Run completed with status: failed',
    error: {
      name: 'RunCancelled',
      message: 'Cancelled during “Wait for the pipeline”.',
    },
  },
};

/** The backend as the page of one run sees it: what is sent is what the scaffolder sends. */
function backend() {
  const encoder = new TextEncoder();
  const streams = new Set<ReadableStreamDefaultController<Uint8Array>>();
  const cancels: string[] = [];
  let sent = 0;
  const json = (body: unknown) =>
    new Response(JSON.stringify(body), {
      headers: { 'content-type': 'application/json' },
    });
  const text = (event: { readonly type: string }) => {
    sent += 1;
    const data = {
      id: sent,
      taskId: RUN.id,
      createdAt: RUN.createdAt,
      ...event,
    };
    return encoder.encode(
      `event: ${event.type}\ndata: ${JSON.stringify(data)}\n\n`,
    );
  };
  return {
    cancels,
    send(event: { readonly type: string }) {
      for (const stream of streams) {
        stream.enqueue(text(event));
      }
    },
    breakConnections() {
      for (const stream of streams) {
        stream.error(new Error('network error'));
      }
      streams.clear();
    },
    async fetch(input: RequestInfo | URL, init?: RequestInit) {
      const url = String(input instanceof Request ? input.url : input);
      if (url.endsWith('/cancel')) {
        cancels.push(init?.method ?? '');
        return json({ status: 'cancelled' });
      }
      if (!url.includes('/eventstream')) {
        return json(RUN);
      }
      const body = new ReadableStream<Uint8Array>({
        start(stream) {
          streams.add(stream);
          stream.enqueue(text(WAITING));
          init?.signal?.addEventListener('abort', () => streams.delete(stream));
        },
      });
      return new Response(body, {
        headers: { 'content-type': 'text/event-stream' },
      });
    },
  };
}

function openRun() {
  const server = backend();
  const catalogApi = catalogApiMock();
  renderTestApp({
    features: [scaffolderPlugin, scaffolderModule],
    apis: [
      [fetchApiRef, { fetch: server.fetch }],
      [discoveryApiRef, { getBaseUrl: async () => 'http://localhost/api' }],
      [catalogApiRef, catalogApi],
      [
        entityPresentationApiRef,
        DefaultEntityPresentationApi.create({ catalogApi }),
      ],
      [permissionApiRef, mockApis.permission()],
    ],
    initialRouteEntries: [`/create/tasks/${RUN.id}`],
  });
  return server;
}

describe('the page of a run', () => {
  it('shows the end of a run that is cancelled', async () => {
    const server = openRun();
    const cancel = await screen.findByTestId('cancel-button');
    await waitFor(() => expect(cancel).toBeEnabled());
    await userEvent.click(cancel);
    await waitFor(() => expect(server.cancels).toHaveLength(1));
    expect(cancel).toBeDisabled();

    server.send(CANCELLED);
    server.send(END);
    const end = await within(screen.getByRole('article')).findByRole('alert');
    expect(end).toHaveTextContent('Cancelled during “Wait for the pipeline”');
    expect(screen.getByTestId('start-over-button')).toBeEnabled();
    expect(cancel).toBeDisabled();
  });

  it('says of a lost connection that the run is not lost', async () => {
    const server = openRun();
    const cancel = await screen.findByTestId('cancel-button');
    await waitFor(() => expect(cancel).toBeEnabled());
    server.breakConnections();
    expect(
      await screen.findAllByText(/is not answering at the moment/),
    ).not.toHaveLength(0);
    expect(screen.queryByText(/network error/)).not.toBeInTheDocument();
  });
});
