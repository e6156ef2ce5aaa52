import type { Entity } from '@backstage/catalog-model';
import {
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useLocation } from 'react-router-dom';
import { readinessApiRef, type ReadinessApi } from '../api';
import { DeliveryPage } from '../components/DeliveryPage';
import { ReadinessRouter } from '../components/ReadinessRouter';
import type { DeliveryApi } from '../deliveryApi';
import { deliveryRouteRef, rootRouteRef } from '../routes';

function notAsked(question: string) {
  return async () => {
    throw new Error(`The page did not have to ask for ${question}`);
  };
}

/** A backend that answers what a test says, and fails for everything else. */
export function backend(answers: Partial<ReadinessApi>): ReadinessApi {
  return {
    organisation: notAsked('the organisation'),
    history: notAsked('the history'),
    prerequisite: notAsked('a prerequisite'),
    check: notAsked('a check by itself'),
    team: notAsked('a team'),
    service: notAsked('a service'),
    summary: notAsked('the summary of a service'),
    checkEvidence: notAsked('the evidence of a check'),
    evidence: notAsked('evidence'),
    clusters: notAsked('the clusters'),
    pipelines: notAsked('the pipelines'),
    pipelineComparison: notAsked('two pipelines'),
    collectors: notAsked('the collectors'),
    runCollector: notAsked('another look'),
    readDeliverySources: notAsked('another reading'),
    delivery: deliveryBackend({}),
    ...answers,
  };
}

/** A backend of deliveries that answers what a test says, and fails for everything else. */
export function deliveryBackend(answers: Partial<DeliveryApi>): DeliveryApi {
  return {
    numbers: notAsked('the delivery metrics'),
    teams: notAsked('the teams'),
    deployments: notAsked('deployments'),
    deployment: notAsked('a deployment'),
    environments: async () => ({ items: [], notListed: 0 }),
    baselines: async () => ({ items: [], mayFreeze: false }),
    proof: notAsked('what became of a baseline'),
    freeze: notAsked('freezing'),
    setTarget: notAsked('a target'),
    overlays: async () => ({ items: [], contestable: [] }),
    say: notAsked('saying something'),
    revoke: notAsked('taking something back'),
    setAside: async () => ({ items: [], total: 0, mayReplay: false }),
    setAsideEvent: notAsked('an event that is set aside'),
    replay: notAsked('decoding again'),
    ...answers,
  };
}

/** Shows the address, because the address is the state. */
function Address() {
  const { search } = useLocation();
  return (
    <div role="note" aria-label="Address">
      {search}
    </div>
  );
}

interface RenderOptions {
  readonly answers: Partial<ReadinessApi>;
  readonly at?: string;
  /** What the catalog holds. */
  readonly entities?: Entity[];
}

function render(
  element: ReactNode,
  { answers, at = '/', entities = [] }: RenderOptions,
  mountPath?: string,
) {
  const client = new QueryClient({
    defaultOptions: { queries: { retry: false } },
  });
  return renderInTestApp(
    <TestApiProvider
      apis={[
        [readinessApiRef, backend(answers)],
        [catalogApiRef, catalogApiMock({ entities })],
      ]}
    >
      <QueryClientProvider client={client}>
        {element}
        <Address />
      </QueryClientProvider>
    </TestApiProvider>,
    {
      initialRouteEntries: [at],
      ...(mountPath === undefined ? {} : { mountPath }),
      mountedRoutes: {
        '/readiness': rootRouteRef,
        '/delivery': deliveryRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
}

/** Renders the pages below /readiness. */
export function renderPages(options: RenderOptions) {
  return render(<ReadinessRouter />, options, '/readiness');
}

/** Renders the pages below /delivery. */
export function renderDeliveryPages({
  at = '/delivery',
  ...options
}: RenderOptions) {
  return render(<DeliveryPage />, { ...options, at }, '/delivery');
}

/** Renders a page that is not below /readiness. */
export function renderPage(page: ReactNode, options: RenderOptions) {
  return render(page, options);
}

/** Renders what stands on an entity's page. */
export function renderOnEntity(
  content: ReactNode,
  { entity, ...options }: RenderOptions & { readonly entity: Entity },
) {
  return render(
    <EntityProvider entity={entity}>{content}</EntityProvider>,
    options,
  );
}
