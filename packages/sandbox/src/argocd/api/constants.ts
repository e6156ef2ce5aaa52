import type { JsonObject } from '../../clusters/objects/json';

/** `/api/version` */
export const VERSION: JsonObject = {
  Version: 'v3.6.0+sandbox',
  BuildDate: '2026-10-01T00:00:00Z',
  GoVersion: 'go1.26.8',
  Compiler: 'gc',
  Platform: 'linux/amd64',
  KustomizeVersion: 'v5.7.1',
  HelmVersion: 'v3.22',
  JsonnetVersion: 'v0.22.0',
};

const IGNORES_STATUS =
  'jqPathExpressions: null\njsonPointers:\n- /status\nmanagedFieldsManagers: null\n';

/** `/api/v1/settings` */
export const SETTINGS: JsonObject = {
  appLabelKey: 'app.kubernetes.io/instance',
  resourceOverrides: {
    '*/*': {
      ignoreDifferences: IGNORES_STATUS,
      ignoreResourceUpdates: IGNORES_STATUS,
    },
  },
  googleAnalytics: { anonymizeUsers: true },
  kustomizeOptions: { BuildOptions: '', BinaryPath: '', Versions: null },
  help: {},
  passwordPattern: '^.{8,32}$',
  trackingMethod: 'annotation',
  controllerNamespace: 'argocd',
  syncWithReplaceAllowed: true,
  resourceViewEnabled: true,
};
