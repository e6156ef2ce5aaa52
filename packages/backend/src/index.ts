import { createBackend } from '@backstage/backend-defaults';

const backend = createBackend();

// Where the portal keeps what it knows
backend.add(import('./database'));

// How the backend asks others, and how long it waits for them
backend.add(import('./outgoing'));
backend.add(import('./sources'));

// What browsers may do with the pages
backend.add(import('./browser'));

backend.add(import('@backstage/plugin-app-backend'));
backend.add(import('@backstage/plugin-proxy-backend'));
backend.add(import('@backstage/plugin-user-settings-backend'));

// Who you are, and what you may do
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('./auth'));
backend.add(import('./auth/sameSite'));
backend.add(import('@backstage/plugin-auth-backend-module-github-provider'));
backend.add(import('@backstage/plugin-auth-backend-module-oidc-provider'));
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('./permissions'));

// Catalog
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-catalog-backend-module-github'));
backend.add(import('@backstage/plugin-catalog-backend-module-github-org'));
backend.add(import('./catalog'));
backend.add(import('./catalog/backlog'));
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
backend.add(import('@backstage/plugin-catalog-backend-module-unprocessed'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);

// Templates
backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(import('@backstage/plugin-scaffolder-backend-module-github'));
backend.add(
  import('@backstage/plugin-scaffolder-backend-module-notifications'),
);
backend.add(import('@groundwork/plugin-scaffolder-backend-module-golden-path'));

// Documentation and search
backend.add(import('@backstage/plugin-techdocs-backend'));
backend.add(import('./docs'));
backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-pg'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));
backend.add(import('@backstage/plugin-search-backend-module-techdocs'));

// What runs where
backend.add(import('@backstage/plugin-kubernetes-backend'));
backend.add(import('@groundwork/plugin-kubernetes-backend-module-bounded'));
backend.add(import('@groundwork/plugin-argocd-backend'));
backend.add(import('@groundwork/plugin-deployments-backend'));
backend.add(import('@groundwork/plugin-ci-runs-backend'));

// Whether a portal is worth having
backend.add(import('@groundwork/plugin-readiness-backend'));
backend.add(import('@groundwork/plugin-readiness-backend-module-checks'));
backend.add(import('@groundwork/plugin-readiness-backend-module-catalog'));
backend.add(import('@groundwork/plugin-readiness-backend-module-github'));
backend.add(import('@groundwork/plugin-readiness-backend-module-kubernetes'));
backend.add(import('@groundwork/plugin-readiness-backend-module-argocd'));
backend.add(import('@groundwork/plugin-readiness-backend-module-jenkins'));
backend.add(import('@groundwork/plugin-readiness-backend-module-scaffolder'));
backend.add(import('@groundwork/plugin-readiness-backend-module-jira'));
backend.add(import('@groundwork/plugin-readiness-backend-module-pagerduty'));
backend.add(import('@groundwork/plugin-readiness-backend-module-cdevents'));

// Messages, between plugins and to people and agents
backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-events-backend-module-github'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-mcp-actions-backend'));

backend.start();
