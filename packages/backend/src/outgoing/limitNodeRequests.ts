import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { ClientRequest, IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { mayBeSilent } from './exemptions';
import { HostSilentError } from './HostSilentError';
import type { OutgoingLimits } from './limits';
import type { SilentHosts } from './SilentHosts';

const CREATED = 'http.client.request.created';
const RESPONDED = 'http.client.response.finish';
/** How many times within a limit the bytes are counted; a deadline is late by one of these at most. */
const LOOKS = 10;

/**
 * Gives every request that is made with node:http and node:https its deadlines, whichever library makes it.
 *
 * Bytes are counted instead of using the socket's own timeout, because that one belongs to agents and libraries, and
 * because an answer that its reader does not take is not the host's silence.
 */
export function limitNodeRequests(
  limits: OutgoingLimits,
  hosts: SilentHosts,
): () => void {
  const responses = new WeakMap<ClientRequest, IncomingMessage>();
  const onCreated = (message: unknown) => {
    const request = partOf(message, 'request');
    if (request instanceof ClientRequest) {
      request.once('socket', socket => {
        if (!request.closed && !isExempt(request, limits)) {
          watch(socket, request);
        }
      });
    }
  };
  const onResponse = (message: unknown) => {
    const request = partOf(message, 'request');
    const response = partOf(message, 'response');
    if (
      request instanceof ClientRequest &&
      response instanceof IncomingMessage
    ) {
      responses.set(request, response);
    }
  };

  function watch(socket: Socket, request: ClientRequest): void {
    let bytes = bytesOf(socket);
    let quietSince = performance.now();
    const { firstByteMs, betweenBytesMs } = limits;
    const timer = setInterval(() => {
      const now = performance.now();
      const response = responses.get(request);
      const limitMs = response ? betweenBytesMs : firstByteMs;
      if (bytesOf(socket) !== bytes || (response && waitsForReader(response))) {
        bytes = bytesOf(socket);
        quietSince = now;
      } else if (now - quietSince >= limitMs) {
        clearInterval(timer);
        giveUp(request, response, limitMs);
      }
    }, Math.min(firstByteMs, betweenBytesMs) / LOOKS).unref();
    request.once('close', () => {
      clearInterval(timer);
      if (responses.get(request)?.complete) {
        hosts.answered(hostOf(request));
      }
    });
  }

  function giveUp(
    request: ClientRequest,
    response: IncomingMessage | undefined,
    limitMs: number,
  ): void {
    const host = hostOf(request);
    const awaited = response ? 'next byte' : 'first byte';
    hosts.missed(host, awaited, limitMs);
    (response ?? request).destroy(
      new HostSilentError(
        `${host} did not answer: no ${awaited} in ${limitMs / 1000} s`,
      ),
    );
  }

  subscribe(CREATED, onCreated);
  subscribe(RESPONDED, onResponse);
  return () => {
    unsubscribe(CREATED, onCreated);
    unsubscribe(RESPONDED, onResponse);
  };
}

function partOf(message: unknown, part: 'request' | 'response'): unknown {
  return typeof message === 'object' && message !== null && part in message
    ? Reflect.get(message, part)
    : undefined;
}

function isExempt(request: ClientRequest, { exempt }: OutgoingLimits): boolean {
  return mayBeSilent(
    {
      origin: `${request.protocol}//${hostOf(request)}`,
      path: request.path,
      accept: String(request.getHeader('accept') ?? ''),
    },
    exempt,
  );
}

/** Host and port. A proxy may pass the header of its caller on, which is then not the host that is asked. */
function hostOf(request: ClientRequest): string {
  const named = String(request.getHeader('host') ?? '');
  const host = request.host.includes(':') ? `[${request.host}]` : request.host;
  return named.startsWith(`${host}:`) ? named : host;
}

function bytesOf(socket: Socket): number {
  return socket.bytesRead + socket.bytesWritten;
}

function waitsForReader(response: IncomingMessage): boolean {
  return (
    response.complete || response.isPaused() || response.readableLength > 0
  );
}
