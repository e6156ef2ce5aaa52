import type { z } from 'zod';
import { ArgocdReadFailure, reasonOfStatus } from './ArgocdReadFailure';
import {
  applicationListSchema,
  applicationSchema,
  revisionMetadataSchema,
  syncWindowsSchema,
  type Application,
  type RevisionMetadata,
  type SyncWindows,
} from './answers';
import type { ArgocdInstance } from './instances';

const maximumBytes = 16 * 1024 * 1024;

export interface ApplicationRef {
  readonly name: string;
  readonly namespace?: string | undefined;
}

/** Reads one instance. There is no way to write through it. */
export class ArgocdClient {
  readonly #instance: ArgocdInstance;

  constructor(instance: ArgocdInstance) {
    this.#instance = instance;
  }

  application({ name, namespace }: ApplicationRef): Promise<Application> {
    return this.#get(applicationSchema, ['applications', name], {
      appNamespace: namespace,
    });
  }

  async applications(
    selector: string,
    namespace?: string,
  ): Promise<readonly Application[]> {
    const { items } = await this.#get(applicationListSchema, ['applications'], {
      selector,
      appNamespace: namespace,
    });
    return items ?? [];
  }

  revisionMetadata(
    { name, namespace }: ApplicationRef,
    revision: string,
  ): Promise<RevisionMetadata> {
    return this.#get(
      revisionMetadataSchema,
      ['applications', name, 'revisions', revision, 'metadata'],
      { appNamespace: namespace },
    );
  }

  syncWindows({ name, namespace }: ApplicationRef): Promise<SyncWindows> {
    return this.#get(syncWindowsSchema, ['applications', name, 'syncwindows'], {
      appNamespace: namespace,
    });
  }

  async #get<T>(
    schema: z.ZodType<T>,
    segments: readonly string[],
    query: Readonly<Record<string, string | undefined>>,
  ): Promise<T> {
    const { name, url, token, timeoutMs } = this.#instance;
    const path = segments.map(encodeURIComponent).join('/');
    const search = new URLSearchParams(
      Object.entries(query).flatMap(([key, value]) =>
        value === undefined ? [] : [[key, value]],
      ),
    );
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const response = await fetch(`${url}/api/v1/${path}?${search}`, {
        headers: { authorization: `Bearer ${token}` },
        redirect: 'manual',
        signal,
      });
      if (response.status !== 200) {
        await response.body?.cancel();
        throw new ArgocdReadFailure(name, reasonOfStatus(response.status));
      }
      return await parse(name, schema, response);
    } catch (error) {
      if (error instanceof ArgocdReadFailure && !signal.aborted) {
        throw error;
      }
      throw new ArgocdReadFailure(
        name,
        signal.aborted ? 'timeout' : 'unreachable',
        { cause: error },
      );
    }
  }
}

async function parse<T>(
  instance: string,
  schema: z.ZodType<T>,
  response: Response,
): Promise<T> {
  try {
    return schema.parse(JSON.parse(await readText(response)));
  } catch (error) {
    throw new ArgocdReadFailure(instance, 'unreadable', { cause: error });
  }
}

async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maximumBytes) {
      throw new RangeError(`more than ${maximumBytes} bytes`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
