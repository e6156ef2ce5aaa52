import { convergedAt, type Service } from '../../company';
import { createRandom, seedOf } from '../../company/random';

/**
 * How a service proves to the cloud who it is: not at all; by a role of its own account; by a key; by whatever the default
 * account of its namespace may do; or by something outside the cluster.
 */
type CloudAccess = 'none' | 'role' | 'key' | 'shared-account' | 'unseen';

interface Habits {
  /** Share of services that talk to a cloud. */
  readonly talks: number;
  /** Their shares in turn; the rest is unseen. */
  readonly role: number;
  readonly key: number;
  readonly shared: number;
}

/** The API layer began with roles and forgot a few keys; in the older bank a key came with every project. */
const HABITS: Readonly<Record<Service['lineage'], Habits>> = {
  api: { talks: 0.55, role: 0.65, key: 0.15, shared: 0.12 },
  legacy: { talks: 0.25, role: 0.2, key: 0.45, shared: 0.25 },
};

export function cloudAccessOf(service: Service): CloudAccess {
  const access = accessAtFirst(service);
  // The platform team makes a role for whoever moves. What nobody sees in the cluster, it did not see either.
  return convergedAt(service) !== undefined &&
    (access === 'key' || access === 'shared-account')
    ? 'role'
    : access;
}

function accessAtFirst({ name, lineage }: Service): CloudAccess {
  const random = createRandom(seedOf(0, `cloud ${name}`));
  const { talks, role, key, shared } = HABITS[lineage];
  if (random.next() >= talks) return 'none';
  const way = random.next();
  if (way < role) return 'role';
  if (way < role + key) return 'key';
  return way < role + key + shared ? 'shared-account' : 'unseen';
}

/** The account that its pods name; one who shares an account names none. */
export function accountOf(service: Service): string | undefined {
  const access = cloudAccessOf(service);
  return access === 'none' || access === 'shared-account'
    ? undefined
    : service.name;
}

const KEYS = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'];

/** Variables by which its containers find the cloud. A key comes from a Secret, as every other secret of the service. */
export function cloudVariables(
  service: Service,
  secret: string | undefined,
): readonly object[] {
  const access = cloudAccessOf(service);
  if (access === 'none') return [];
  const region = service.lineage === 'api' ? 'eu-west-1' : 'eu-central-1';
  return [
    { name: 'AWS_REGION', value: region },
    ...(access === 'key' && secret !== undefined
      ? KEYS.map(name => ({
          name,
          valueFrom: { secretKeyRef: { name: secret, key: name } },
        }))
      : []),
  ];
}

/** Whether a variable is one of {@link cloudVariables} that hold a key. */
export function isCloudKey(name: unknown): boolean {
  return typeof name === 'string' && KEYS.includes(name);
}
