import Ajv from 'ajv';
import { publishedSchemas, SCHEMA_OPTIONS } from '../recorded/schemas';
import { smallCompany } from '../recorded/small-company';
import type { Company } from '../company/types';
import { isCloudKey } from '../git-host/content/cloud-access';
import { Cluster } from './cluster';
import { buildEstate } from './content/estate';
import { listAt, numberAt, objectAt, textAt } from './objects/json';
import {
  annotationsOf,
  labelsOf,
  type KubernetesObject,
} from './objects/kubernetes-object';
import { moveTeamSecrets } from './secrets-move';

const company = smallCompany([
  { name: 'crashing', owner: 'argocd', trouble: 'crash-loop' },
  { name: 'unpullable', owner: 'argocd', trouble: 'image-pull' },
  { name: 'too-big', owner: 'helm', trouble: 'stuck-rollout' },
  { name: 'drifted', owner: 'argocd', trouble: 'out-of-sync' },
  { name: 'unreachable', owner: 'helm', trouble: 'no-endpoint-address' },
  { name: 'nightly', owner: 'kubectl', type: 'job' },
  { name: 'fluxed', owner: 'flux' },
]);

function clusterOf(
  environment: 'staging' | 'production',
  of: Company = company,
): Cluster {
  const plan = of.clusters.find(each => each.environment === environment);
  if (!plan) throw new Error('no such cluster');
  const cluster = new Cluster(plan, {
    now: () => of.now,
    after: () => undefined,
  });
  buildEstate(cluster, of);
  return cluster;
}

function deployment(cluster: Cluster, name: string): KubernetesObject {
  const found = cluster.store
    .listKind('Deployment')
    .find(each => each.metadata.name === name);
  if (!found) throw new Error(`no Deployment ${name}`);
  return found;
}

function managersOf(object: KubernetesObject): readonly string[] {
  return (object.metadata.managedFields ?? []).map(
    ({ manager, operation, subresource }) =>
      [manager, operation, subresource].filter(Boolean).join(' '),
  );
}

// A busy machine takes several times as long.
jest.setTimeout(30_000);

describe("the company's estate in a cluster", () => {
  const production = clusterOf('production');
  const staging = clusterOf('staging');
  const schemas = publishedSchemas('kubernetes', new Ajv(SCHEMA_OPTIONS));

  it('holds objects that the published schemas accept, and no field that they do not name', () => {
    const groups: Readonly<Record<string, string>> = {
      '': 'core.v1',
      apps: 'apps.v1',
      batch: 'batch.v1',
      autoscaling: 'autoscaling.v2',
      policy: 'policy.v1',
      'networking.k8s.io': 'networking.v1',
      'storage.k8s.io': 'storage.v1',
      'discovery.k8s.io': 'discovery.v1',
      'admissionregistration.k8s.io': 'admissionregistration.v1',
    };
    const problems = production.store.types
      .filter(
        type =>
          groups[type.group] !== undefined &&
          !type.virtual &&
          production.store.list(type).length > 0,
      )
      .flatMap(type =>
        production.store
          .list(type)
          .flatMap(object =>
            schemas
              .problems(`io.k8s.api.${groups[type.group]}.${type.kind}`, object)
              .map(
                problem => `${type.kind} ${object.metadata.name} ${problem}`,
              ),
          ),
      );
    expect(problems).toEqual([]);
    const misspelt = {
      ...deployment(production, 'ledger'),
      spec: { replcias: 1 },
    };
    expect(
      schemas.problems('io.k8s.api.apps.v1.Deployment', misspelt).join(),
    ).toContain('replcias');
  });

  it("leaves the traces of each owner's tool", () => {
    const tracked = deployment(production, 'ledger');
    expect(annotationsOf(tracked)['argocd.argoproj.io/tracking-id']).toBe(
      'ledger:apps/Deployment:money/ledger',
    );
    expect(
      annotationsOf(tracked)[
        'kubectl.kubernetes.io/last-applied-configuration'
      ],
    ).toContain('argocd.argoproj.io/tracking-id');
    expect(managersOf(tracked)).toEqual([
      'argocd-controller Update',
      'kube-controller-manager Update status',
    ]);

    const chart = deployment(production, 'cards');
    expect(labelsOf(chart)).toMatchObject({
      'app.kubernetes.io/managed-by': 'Helm',
    });
    expect(annotationsOf(chart)['meta.helm.sh/release-name']).toBe('cards');
    expect(managersOf(chart)).toEqual([
      'helm Update',
      'kube-controller-manager Update status',
    ]);

    expect(managersOf(deployment(production, 'core-banking'))).toEqual(
      expect.arrayContaining(['kubectl-create Update', 'kubectl-set Update']),
    );
    expect(managersOf(deployment(production, 'scorer'))).toContain(
      'ci-deployer Apply',
    );
    expect(
      labelsOf(deployment(production, 'fluxed'))[
        'kustomize.toolkit.fluxcd.io/name'
      ],
    ).toBe('fluxed');
  });

  it('gives kubectl set the image and nothing else', () => {
    const entry = deployment(
      production,
      'core-banking',
    ).metadata.managedFields?.find(({ manager }) => manager === 'kubectl-set');
    expect(JSON.stringify(entry?.fieldsV1)).toBe(
      '{"f:spec":{"f:template":{"f:spec":{"f:containers":{"k:{\\"name\\":\\"core-banking\\"}":{"f:image":{}}}}}}}',
    );
  });

  it('writes a scale by hand as kubectl does: through the subresource, without a time', () => {
    const entry = deployment(
      production,
      'drifted',
    ).metadata.managedFields?.find(({ manager }) => manager === 'kubectl');
    expect(entry).toMatchObject({
      operation: 'Update',
      subresource: 'scale',
      fieldsV1: { 'f:spec': { 'f:replicas': {} } },
    });
    expect(entry?.time).toBeUndefined();
  });

  it('labels every object of a service for Backstage', () => {
    const kinds = [
      'Deployment',
      'Service',
      'Ingress',
      'ReplicaSet',
      'Pod',
      'ExternalSecret',
      'ConfigMap',
      'PodDisruptionBudget',
    ];
    for (const kind of kinds) {
      const objects = production.store.listKind(kind, 'money');
      expect(objects.length).toBeGreaterThan(0);
      expect(
        objects
          .filter(
            object =>
              labelsOf(object)['backstage.io/kubernetes-id'] === undefined,
          )
          .map(object => object.metadata.name),
      ).toEqual([]);
    }
  });

  it('has another entry point in staging than in production', () => {
    const controllers = (cluster: Cluster) =>
      cluster.store
        .listKind('IngressClass')
        .map(each => textAt(each, 'spec', 'controller'));
    expect(controllers(staging)).toEqual(['k8s.io/ingress-nginx']);
    expect(controllers(production)).toEqual(['traefik.io/ingress-controller']);
  });

  it.each([
    ['crashing', 'CrashLoopBackOff', 'BackOff'],
    ['unpullable', 'ImagePullBackOff', 'Failed'],
  ])(
    'shows what is wrong with %s in its pod and its events',
    (name, waiting, reason) => {
      const pods = production.store
        .listKind('Pod', 'money', '')
        .filter(pod => labelsOf(pod).app === name);
      const reasons = pods
        .flatMap(pod => listAt(pod, 'status', 'containerStatuses'))
        .flatMap(each => textAt(each, 'state', 'waiting', 'reason') ?? []);
      expect(reasons).toContain(waiting);
      const events = production.store
        .listKind('Event', 'money')
        .filter(event =>
          textAt(event, 'involvedObject', 'name')?.startsWith(name),
        );
      expect(events.map(event => textAt(event, 'reason'))).toContain(reason);
    },
  );

  it('leaves a stuck rollout with the old pods serving and the deadline exceeded', () => {
    const stuck = deployment(production, 'too-big');
    expect(
      listAt(stuck, 'status', 'conditions').map(each => textAt(each, 'reason')),
    ).toContain('ProgressDeadlineExceeded');
    expect(numberAt(stuck, 'status', 'availableReplicas')).toBe(2);
    expect(numberAt(stuck, 'status', 'unavailableReplicas')).toBe(1);
  });

  it('gives the Ingress of the unreachable service no address', () => {
    const ingress = production.store
      .listKind('Ingress')
      .find(each => each.metadata.name === 'unreachable');
    expect(listAt(ingress, 'status', 'loadBalancer', 'ingress')).toEqual([]);
  });

  it('is the same company twice', () => {
    const again = clusterOf('production');
    const texts = (cluster: Cluster) =>
      cluster.store.types
        .filter(type => !type.virtual)
        .flatMap(type =>
          cluster.store.list(type).map(object => JSON.stringify(object)),
        );
    expect(texts(again)).toEqual(texts(production));
  });
});

describe('what services are to the cloud', () => {
  const cluster = clusterOf('production');
  const variablesOf = (name: string) =>
    listAt(
      deployment(cluster, name),
      ...['spec', 'template', 'spec', 'containers', 0, 'env'],
    );

  it('is an account of its own that Terraform makes, for who needs one', () => {
    const accounts = cluster.store
      .listKind('ServiceAccount')
      .filter(each => each.metadata.name !== 'default');
    expect(accounts.length).toBeGreaterThan(0);
    for (const account of accounts) {
      expect(managersOf(account)).toEqual(['Terraform Update']);
      const { name } = account.metadata;
      expect(
        textAt(
          deployment(cluster, name),
          ...['spec', 'template', 'spec', 'serviceAccountName'],
        ),
      ).toBe(name);
    }
  });

  it('is a key out of the Secret that the service reads anyway', () => {
    expect(
      variablesOf('ledger').map(each => [
        textAt(each, 'name'),
        textAt(each, 'valueFrom', 'secretKeyRef', 'name'),
      ]),
    ).toEqual([
      ['AWS_REGION', undefined],
      ['AWS_ACCESS_KEY_ID', 'ledger-secrets'],
      ['AWS_SECRET_ACCESS_KEY', 'ledger-secrets'],
    ]);
  });
});

describe('secrets by team', () => {
  const references = (cluster: Cluster, team: string) => ({
    stores: cluster.store.listKind('ExternalSecret', team).map(each => {
      const [entry] = listAt(each, 'spec', 'dataFrom');
      const ofEntry = objectAt(entry ?? {}, 'sourceRef', 'storeRef');
      const store = objectAt(each, 'spec', 'secretStoreRef');
      const { kind, name } = { ...store, ...ofEntry };
      return `${String(kind)}/${String(name)}`;
    }),
    keys: cluster.store
      .listKind('Deployment', team)
      .flatMap(each =>
        listAt(each, 'spec', 'template', 'spec', 'containers', 0, 'env'),
      )
      .filter(each => !isCloudKey(textAt(each, 'name')))
      .flatMap(each => textAt(each, 'valueFrom', 'secretKeyRef', 'name') ?? []),
    injected: cluster.store
      .listKind('Deployment', team)
      .filter(
        each =>
          objectAt(each, 'spec', 'template', 'metadata', 'annotations')[
            'vault.hashicorp.com/agent-inject'
          ] === 'true',
      ).length,
  });

  it('come from Vault for one team and from plain Secrets where a document is shared', () => {
    const cluster = clusterOf('production');
    const money = references(cluster, 'money');
    expect(new Set(money.stores)).toEqual(
      new Set(['ClusterSecretStore/vault']),
    );
    expect(money.keys).toEqual([]);
    const core = references(cluster, 'core');
    expect(core.stores).toEqual([]);
    expect(core.keys).toEqual([
      'core-banking-credentials',
      'scorer-credentials',
    ]);
  });

  it('move to Vault when the team does, and leave nothing of the document behind', () => {
    const cluster = clusterOf('production');
    moveTeamSecrets(cluster, company, { team: 'core', mechanism: 'vault' });
    const core = references(cluster, 'core');
    expect(core.keys).toEqual([]);
    expect(core.stores).toEqual([
      'ClusterSecretStore/vault',
      'ClusterSecretStore/vault',
    ]);
    expect(
      cluster.store.listKind('Secret', 'core').map(each => each.metadata.name),
    ).not.toContain('core-banking-credentials');
  });

  it('move to AWS through the store of the team', () => {
    const cluster = clusterOf('production');
    moveTeamSecrets(cluster, company, {
      team: 'core',
      mechanism: 'aws-secrets-manager',
    });
    expect(references(cluster, 'core').stores).toEqual([
      'SecretStore/aws',
      'SecretStore/aws',
    ]);
  });
});
