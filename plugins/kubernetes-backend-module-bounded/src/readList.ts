import * as http from 'node:http';
import * as https from 'node:https';
import { z } from 'zod';
import type { Connection } from './ClusterConnection';
import { ClusterReadFailure, reasonOfStatus } from './clusterReadError';

const maximumBytes = 32 * 1024 * 1024;

/** A list of any kind; what is inside an object is not judged here, the page shows it as it is. */
const listSchema = z.object({
  kind: z.string().optional(),
  items: z
    .array(z.record(z.string(), z.unknown()))
    .nullable()
    .transform(items => items ?? []),
});

export type ObjectList = z.infer<typeof listSchema>;

export interface ListRequest {
  readonly path: string;
  readonly labelSelector: string | undefined;
  readonly signal: AbortSignal;
}

/** Reads one list, or throws a {@link ClusterReadFailure} that says why not. */
export async function readList(
  connection: Connection,
  request: ListRequest,
): Promise<ObjectList> {
  try {
    return await readOnce(connection, request);
  } catch (error) {
    if (error instanceof ClusterReadFailure) {
      throw error;
    }
    throw new ClusterReadFailure(
      request.signal.aborted ? 'timeout' : reasonOfCode(codeOf(error)),
      undefined,
      { cause: error },
    );
  }
}

async function readOnce(
  connection: Connection,
  request: ListRequest,
): Promise<ObjectList> {
  const response = await open(connection, request);
  const statusCode = response.statusCode ?? 0;
  if (statusCode !== 200) {
    response.destroy();
    throw new ClusterReadFailure(reasonOfStatus(statusCode), statusCode);
  }
  try {
    return listSchema.parse(JSON.parse(await readBody(response)));
  } catch (error) {
    throw new ClusterReadFailure(
      request.signal.aborted ? 'timeout' : 'unreadable',
      request.signal.aborted ? undefined : statusCode,
      { cause: error },
    );
  }
}

function open(
  { url: base, headers, agent }: Connection,
  { path, labelSelector, signal }: ListRequest,
): Promise<http.IncomingMessage> {
  const url = new URL(base);
  url.pathname = `${url.pathname.replace(/\/$/, '')}${path}`;
  if (labelSelector) {
    url.searchParams.set('labelSelector', labelSelector);
  }
  const { request } = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { headers, agent, signal }, resolve);
    outgoing.on('error', error => {
      // The server closed a kept connection while we were taking it up: that says nothing about the server.
      if (outgoing.reusedSocket && codeOf(error) === 'ECONNRESET') {
        request(url, { headers, signal }, resolve).on('error', reject).end();
        return;
      }
      reject(error);
    });
    outgoing.end();
  });
}

async function readBody(response: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    size += chunk.length;
    if (size > maximumBytes) {
      response.destroy();
      throw new RangeError(`more than ${maximumBytes} bytes`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function codeOf(error: unknown): string {
  const parsed = z.object({ code: z.string() }).safeParse(error);
  return parsed.success ? parsed.data.code : '';
}

function reasonOfCode(code: string): 'untrusted' | 'unreachable' {
  return /CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code)
    ? 'untrusted'
    : 'unreachable';
}
