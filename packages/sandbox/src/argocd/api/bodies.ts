import { z } from 'zod';
import { mergeJson } from '../../clusters/objects/json';
import {
  parseJson,
  parseObject,
} from '../../clusters/objects/kubernetes-object';
import {
  destinationOf,
  projectOf,
  sourceOf,
  type Application,
} from '../application';
import { HOME_NAMESPACE } from '../application-store';
import { ArgoError } from '../argo-error';
import { isUnreadable, readTarget } from '../targets';
import { queryOf, type Call } from './request';

/** The application that a request brings; its status and operation are not the client's to write. */
export function readApplication(body: unknown): Application {
  const json = parseJson(body);
  const parsed = parseObject(
    mergeJson(json, {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
    }),
  );
  if (!parsed || parsed.metadata.name === '')
    throw new ArgoError(
      3,
      'invalid application: metadata.name: Required value',
    );
  const { status: _status, operation: _operation, ...application } = parsed;
  return {
    ...application,
    metadata: {
      ...parsed.metadata,
      namespace: parsed.metadata.namespace ?? HOME_NAMESPACE,
    },
  };
}

/** Reads a body or answers what is wrong with it. */
export function read<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (!parsed.success)
    throw new ArgoError(3, `invalid request: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

export function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ArgoError(
      3,
      `error decoding the patch: ${
        error instanceof Error ? error.message : String(error)
      }`,
    );
  }
}

/** Throws what Argo CD answers to an application that could not work. */
export async function validate(
  call: Call,
  application: Application,
): Promise<void> {
  const { instance } = call;
  const invalid = (problem: string) =>
    new ArgoError(
      3,
      `application spec for ${application.metadata.name} is invalid: InvalidSpecError: ${problem}`,
    );
  const project = projectOf(application);
  if (
    !instance.applications
      .projects()
      .some(each => each.metadata.name === project)
  ) {
    throw new ArgoError(
      3,
      `application references project ${project} which does not exist`,
    );
  }
  if (!instance.clusterOf(application)) {
    const { server, name } = destinationOf(application);
    throw invalid(
      `there are no clusters with this ${
        server === undefined ? `name: ${name}` : `URL: ${server}`
      }`,
    );
  }
  // Whoever asks for no validation may name a folder that is not in Git yet.
  if (queryOf(call, 'validate') === 'false') return;
  const target = await readTarget(instance.repositories, application);
  if (isUnreadable(target)) {
    const { path } = sourceOf(application);
    throw invalid(
      `Unable to generate manifests in ${
        path ?? ''
      }: rpc error: code = Unknown desc = ${target.problem}`,
    );
  }
}
