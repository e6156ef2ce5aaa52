const CHECKS = [
  'ping',
  'log',
  'etcd',
  'etcd-readiness',
  'informer-sync',
  'poststarthook/generic-apiserver-start-informers',
  'poststarthook/rbac/bootstrap-roles',
  'shutdown',
];

/** `/healthz`, `/livez`, `/readyz`; with `?verbose` one line per check. */
export function health(endpoint: string, verbose: boolean): string {
  if (!verbose) return 'ok';
  return `${CHECKS.map(check => `[+]${check} ok`).join(
    '\n',
  )}\n${endpoint} check passed\n`;
}
