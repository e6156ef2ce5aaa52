/**
 * Who may use a permission:
 * - `member`: everybody whom the catalog knows as a user
 * - `owner`: the owner of the entity or of the assessed service or team, and administrators
 * - `starter`: who started the template run, and administrators
 * - `admin`: members of the groups in `permission.admins`
 * - `nobody`: no person; plugins among themselves are not asked
 */
export type Grant = 'member' | 'owner' | 'starter' | 'admin' | 'nobody';

/** Every permission of the installed plugins; one that is not listed is denied, and fails the matrix test. */
export const grants: Readonly<Record<string, Grant>> = {
  'catalog.entity.read': 'member',
  'catalog.entity.create': 'member',
  'catalog.entity.validate': 'member',
  'catalog.entity.refresh': 'owner',
  'catalog.entity.delete': 'owner',
  'catalog.location.read': 'member',
  'catalog.location.create': 'member',
  'catalog.location.analyze': 'member',
  // A location may bring entities of many owners, so no single owner may remove it.
  'catalog.location.delete': 'admin',
  'catalog.ingestion.read': 'admin',
  'catalog.ingestion.manage': 'admin',
  // What the catalog could not take in, as it was read: it has no owner that anybody checked.
  'catalog.entities.unprocessed.read': 'admin',
  'catalog.entities.unprocessed.delete': 'admin',

  'scaffolder.template.parameter.read': 'member',
  'scaffolder.template.step.read': 'member',
  'scaffolder.action.execute': 'member',
  'scaffolder.task.create': 'member',
  'scaffolder.task.read': 'starter',
  'scaffolder.task.cancel': 'starter',
  // Both run steps that nobody has reviewed.
  'scaffolder.template.dry-run': 'admin',
  // The golden path also asks it before it makes a service for a group that is not the person's own.
  'scaffolder.template.management': 'admin',

  'kubernetes.clusters.read': 'member',
  'kubernetes.resources.read': 'member',
  // The proxy would pass any request on with the portal's own right in the cluster.
  'kubernetes.proxy': 'nobody',

  'argocd.application.read': 'member',
  'deployments.read': 'member',
  'ci-runs.read': 'member',

  'readiness.organisation.read': 'member',
  'readiness.result.read': 'member',
  'readiness.evidence.read': 'member',
  // Looking out of turn spends the rate limits that everybody shares.
  'readiness.collector.run': 'admin',
  // A team's numbers and targets speak for the team. The organisation is owned by nobody, so its own are administrators'.
  'readiness.baseline.freeze': 'owner',
  // What it changes is the team's own number, which shows how much of it rests on what was said.
  'readiness.delivery.contest': 'owner',
  // What nobody understood is raw, and may name people.
  'readiness.events.replay': 'admin',
};
