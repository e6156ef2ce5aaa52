/**
 * How workloads prove to a cloud who they are: by marks of their service accounts, templates and running pods, by variables
 * that hold a key, or in a way that no cluster shows. Of variables only the names are kept.
 */
import type {
  IdentityPattern,
  Unread,
  Workload,
  WorkloadIdentity,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import type { ClusterApi } from '../cluster/clusterApi';
import {
  metadataSchema,
  variablesOf,
  type Metadata,
  type PodTemplate,
} from '../cluster/objects';
import { resources } from '../cluster/resources';
import { keyOf, type Named, type RunningPods } from './runningPods';

const accountSchema = z.object({ metadata: metadataSchema });

/** The account of pods that name none. */
const DEFAULT_ACCOUNT = 'default';

/** What a service account carries when a cloud knows it. */
export const ACCOUNT_MARKS: readonly (readonly [string, IdentityPattern])[] = [
  ['eks.amazonaws.com/role-arn', 'aws-irsa'],
  ['iam.gke.io/gcp-service-account', 'gke-workload-identity'],
];

export const AZURE_ACCOUNT = 'azure.workload.identity/client-id';
const AZURE_POD = 'azure.workload.identity/use';

/** A token and a role that a template asks for itself: what Amazon's webhook does with an annotated account. */
const BY_HAND = ['AWS_ROLE_ARN', 'AWS_WEB_IDENTITY_TOKEN_FILE'];

/** A key that stays valid until somebody takes it back, also behind a prefix such as `BACKUP_`. */
const KEY =
  /(^|_)(AWS_ACCESS_KEY_ID|AWS_SECRET_ACCESS_KEY|GOOGLE_CREDENTIALS|GOOGLE_APPLICATION_CREDENTIALS_JSON|AZURE_CLIENT_SECRET|ARM_CLIENT_SECRET|AZURE_STORAGE_KEY|AZURE_STORAGE_CONNECTION_STRING)$/i;

/** A file that holds a key, or says where to trade a token of the cluster for one: only a mounted Secret tells which. */
const KEY_FILE =
  /^(GOOGLE_APPLICATION_CREDENTIALS|AZURE_CLIENT_CERTIFICATE_PATH)$/i;

/** Who reads these talks to a cloud. */
const TALKS =
  /^(AWS_REGION|AWS_DEFAULT_REGION|AWS_ROLE_ARN|AWS_WEB_IDENTITY_TOKEN_FILE|AWS_PROFILE|GOOGLE_CLOUD_PROJECT|GCLOUD_PROJECT|GCP_PROJECT|AZURE_CLIENT_ID|AZURE_TENANT_ID|AZURE_SUBSCRIPTION_ID|AZURE_STORAGE_ACCOUNT)$/i;

/** The service accounts of a cluster, by `namespace/name`; undefined where they could not be listed. */
type Accounts = ReadonlyMap<string, Pick<Metadata, 'annotations'>> | undefined;

/** What tells of the identity of every workload in a cluster. */
interface Marks {
  readonly accounts: Accounts;
  readonly pods: RunningPods;
}

function patternsOf(
  workload: Named,
  template: PodTemplate,
  { accounts, pods }: Marks,
): IdentityPattern[] {
  const account = template.spec?.serviceAccountName ?? DEFAULT_ACCOUNT;
  const { annotations = {} } =
    accounts?.get(`${workload.namespace}/${account}`) ?? {};
  const variables = variablesOf(template);
  const found = ACCOUNT_MARKS.flatMap(([mark, pattern]) =>
    annotations[mark] ? [pattern] : [],
  );
  if (BY_HAND.every(name => variables.includes(name))) found.push('aws-irsa');
  // Azure's webhook looks at the pod; an annotated account alone changes nothing.
  if (template.metadata?.labels[AZURE_POD] === 'true')
    found.push('azure-workload-identity');
  if (pods.givenIdentity.has(keyOf(workload))) found.push('eks-pod-identity');
  return [...new Set(found)].sort();
}

function signsOf(
  { namespace }: Named,
  template: PodTemplate,
  accounts: Accounts,
): string[] {
  const account = template.spec?.serviceAccountName ?? DEFAULT_ACCOUNT;
  const isHalfAzure =
    Boolean(
      accounts?.get(`${namespace}/${account}`)?.annotations[AZURE_ACCOUNT],
    ) && template.metadata?.labels[AZURE_POD] !== 'true';
  return [
    ...variablesOf(template)
      .filter(name => TALKS.test(name) || KEY_FILE.test(name))
      .map(name => `variable ${name}`),
    ...(isHalfAzure
      ? [`annotation ${AZURE_ACCOUNT} of service account ${account}`]
      : []),
  ];
}

function identityOf(
  workload: Named,
  template: PodTemplate,
  marks: Marks,
): WorkloadIdentity {
  const patterns = patternsOf(workload, template, marks);
  const isWhole =
    marks.accounts !== undefined && marks.pods.listing.state !== 'unread';
  const mountsSecret = (template.spec?.volumes ?? []).some(
    ({ secret, csi }) => secret || csi,
  );
  return {
    ...(patterns.length > 0 || isWhole ? { patterns } : {}),
    staticCredentials: variablesOf(template).filter(
      name => KEY.test(name) || (mountsSecret && KEY_FILE.test(name)),
    ),
    signs: signsOf(workload, template, marks.accounts),
  };
}

/** See {@link readIdentities}. */
export interface Identities {
  of(
    workload: Named,
    template: PodTemplate,
  ): Required<Pick<Workload, 'identity'>>;
  readonly unread: readonly Unread[];
}

/** Reads who the workloads of a cluster are to a cloud. @throws SourceError for failures that may pass. */
export async function readIdentities(
  api: ClusterApi,
  pods: RunningPods,
): Promise<Identities> {
  const { listing, items } = await api.all(
    resources.serviceAccount,
    accountSchema,
  );
  const accounts: Accounts =
    listing.state === 'unread'
      ? undefined
      : new Map(
          items.map(({ metadata: { namespace, name, annotations } }) => [
            `${namespace ?? ''}/${name}`,
            { annotations },
          ]),
        );
  return {
    of: (workload, template) => ({
      identity: identityOf(workload, template, { accounts, pods }),
    }),
    unread:
      listing.state === 'unread'
        ? [{ what: resources.serviceAccount.resource, reason: listing.reason }]
        : [],
  };
}
