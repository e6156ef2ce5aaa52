import type { DispatcherPool } from '../transport/DispatcherPool';
import type { Bounds, Message } from '../transport/exchange';
import type { TlsResolver } from '../transport/tls';
import { unlessAborted } from '../transport/unlessAborted';
import { addressOf } from './address';
import { withoutCredentials, type Asked } from './failures';
import type { Credentials, SourceUse } from './target';

const DEFAULT_TIMEOUT_MS = 10_000;
const DEFAULT_BODY_BYTES = 32 * 1024 * 1024;

/** A request with everything it takes: address, credentials, trust, limits. */
export async function prepare(
  asked: Asked,
  use: SourceUse,
  shared: { readonly pool: DispatcherPool; readonly tls: TlsResolver },
): Promise<{ readonly message: Message; readonly bounds: Bounds }> {
  const { options, target } = asked;
  const url = addressOf(asked);
  const { headers, certificate } = await credentialsOf(asked);
  const settings = {
    ...target.tls,
    ...(certificate ? { certificate } : {}),
  };
  const tls = await shared.tls.resolve(settings);
  const { timeoutMs = DEFAULT_TIMEOUT_MS } = use;
  return {
    message: {
      url,
      method: options.method ?? 'GET',
      headers: lowerCase({
        'user-agent': 'groundwork',
        ...target.headers,
        ...headers,
        ...options.headers,
      }),
      ...(options.body === undefined ? {} : { body: options.body }),
    },
    bounds: {
      pool: shared.pool,
      tls,
      limits: {
        totalMs: timeoutMs,
        firstByteMs: use.firstByteMs ?? timeoutMs,
        betweenBytesMs: use.betweenBytesMs ?? timeoutMs,
      },
      maxBodyBytes: use.maxBodyBytes ?? DEFAULT_BODY_BYTES,
      ...(use.signal ? { signal: use.signal } : {}),
    },
  };
}

async function credentialsOf(asked: Asked): Promise<Credentials> {
  const { credentials } = asked.target;
  if (!credentials) {
    return {};
  }
  try {
    return await unlessAborted(credentials(), asked.signal);
  } catch (error) {
    throw asked.signal?.aborted ? error : withoutCredentials(asked, error);
  }
}

function lowerCase(
  headers: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
}
