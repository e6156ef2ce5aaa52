import type { DispatcherPool } from '../transport/DispatcherPool';
import { DeadlineReached } from '../transport/Deadlines';
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
  const { timeoutMs = DEFAULT_TIMEOUT_MS } = use;
  const { headers, certificate } = await credentialsOf(asked, timeoutMs);
  const settings = {
    ...target.tls,
    ...(certificate ? { certificate } : {}),
  };
  const tls = await shared.tls.resolve(settings);
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
      ...(options.onward ? { onward: options.onward } : {}),
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

/** Some credentials come from yet another system, which may be as silent as the one that they are for. */
async function credentialsOf(
  asked: Asked,
  timeoutMs: number,
): Promise<Credentials> {
  const { credentials } = asked.target;
  if (!credentials) {
    return {};
  }
  const over = new AbortController();
  const timer = setTimeout(
    () =>
      over.abort(
        new DeadlineReached(`no credentials within ${timeoutMs / 1000} s`),
      ),
    timeoutMs,
  );
  const signal = asked.signal
    ? AbortSignal.any([asked.signal, over.signal])
    : over.signal;
  try {
    return await unlessAborted(credentials(), signal);
  } catch (error) {
    throw signal.aborted ? error : withoutCredentials(asked, error);
  } finally {
    clearTimeout(timer);
  }
}

function lowerCase(
  headers: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
}
