import {
  commitIn,
  imageOfService,
  REVISION_LABEL,
  type ImageReference,
} from '@groundwork/source-client/registry';
import { z } from 'zod';

const labels = z.record(z.string(), z.string()).nullish();
const metadataSchema = z.object({ labels, annotations: labels }).nullish();
const containers = z
  .array(z.object({ image: z.string().optional() }))
  .nullish();
const templateSchema = z
  .object({
    metadata: metadataSchema,
    spec: z.object({ containers }).nullish(),
  })
  .nullish();

/** Whatever has a template of pods: a Deployment, a CronJob, an Argo Rollout. */
const manifestSchema = z.object({
  metadata: metadataSchema,
  spec: z
    .object({
      template: templateSchema,
      jobTemplate: z
        .object({ spec: z.object({ template: templateSchema }).nullish() })
        .nullish(),
    })
    .nullish(),
});

/** What an application's objects say of the change that they bring. */
export interface ManifestedChange {
  readonly image?: ImageReference;
  /** What the pods say of themselves, under the name of the image's label. */
  readonly commit?: string;
}

interface Workload {
  readonly images: readonly string[];
  readonly commit: string | undefined;
}

/** Finds the service among what an application's manifests run. */
export function changeOfManifests(
  manifests: readonly string[],
  names: ReadonlySet<string>,
): ManifestedChange {
  const workloads = manifests.flatMap(text => workloadOf(text) ?? []);
  const image = imageOfService(
    workloads.flatMap(({ images }) => images),
    names,
  );
  const commits = new Set(workloads.flatMap(({ commit }) => commit ?? []));
  const [only] = commits;
  return {
    ...(image ? { image } : {}),
    ...(only !== undefined && commits.size === 1 ? { commit: only } : {}),
  };
}

function workloadOf(text: string): Workload | undefined {
  const parsed = manifestSchema.safeParse(parsedJson(text));
  if (!parsed.success) {
    return undefined;
  }
  const { metadata, spec } = parsed.data;
  const template = spec?.template ?? spec?.jobTemplate?.spec?.template;
  const images = (template?.spec?.containers ?? []).flatMap(
    ({ image }) => image ?? [],
  );
  const said = [template?.metadata, metadata].flatMap(each => [
    each?.annotations,
    each?.labels,
  ]);
  return images.length === 0
    ? undefined
    : {
        images,
        commit: said
          .map(each => commitIn(each?.[REVISION_LABEL]))
          .find(commit => commit !== undefined),
      };
}

/** What is no JSON is no object that runs. */
function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) {
      return undefined;
    }
    throw error;
  }
}
