import { accountOf, cloudAccessOf } from '../../git-host/content/cloud-access';
import type { Cluster } from '../cluster';
import type { Placement } from './placement';

/** Terraform makes the accounts beside the roles that trust them. */
const TERRAFORM = { manager: 'Terraform', operation: 'Update' } as const;

/** The account that a service's pods name, with the role that it may take. */
export function writeServiceAccount(
  cluster: Cluster,
  { service, environment }: Placement,
  at: number,
): void {
  const name = accountOf(service);
  if (name === undefined) return;
  const role = `arn:aws:iam::000000000000:role/${name}-${environment}`;
  cluster.write(
    {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: {
        name,
        namespace: service.team,
        labels: { 'app.kubernetes.io/managed-by': 'terraform' },
        ...(cloudAccessOf(service) === 'role'
          ? { annotations: { 'eks.amazonaws.com/role-arn': role } }
          : {}),
      },
    },
    TERRAFORM,
    at,
  );
}
