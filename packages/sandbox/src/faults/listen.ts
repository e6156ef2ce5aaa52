import { createServer, type RequestListener } from 'node:http';
import {
  createServer as createTlsServer,
  type Server as TlsServer,
} from 'node:https';
import {
  createServer as createTcpServer,
  type Server,
  type Socket,
} from 'node:net';
import { generate } from 'selfsigned';
import type { FaultPlan } from '../company/ports';

export interface ListenOptions {
  /** 0 takes a free port. */
  readonly port: number;
  readonly faults: FaultPlan;
  readonly system: string;
}

/** A server that listens on loopback. */
export interface Listening {
  readonly port: number;
  /** Without a trailing slash. */
  readonly url: string;
  /** Also ends open connections, watches and streams. */
  close(): Promise<void>;
}

interface Certificate {
  readonly name: string;
  readonly notBeforeDate: Date;
  readonly notAfterDate: Date;
}

const VALID: Certificate = {
  name: 'localhost',
  notBeforeDate: new Date('2026-01-01T00:00:00Z'),
  notAfterDate: new Date('2046-01-01T00:00:00Z'),
};

const EXPIRED: Certificate = {
  name: 'expired.saltmarsh.example',
  notBeforeDate: new Date('2020-01-01T00:00:00Z'),
  notAfterDate: new Date('2021-01-01T00:00:00Z'),
};

const TLS_HANDSHAKE = 0x16;

/**
 * Listens on 127.0.0.1 for HTTP and, on the same port, for HTTPS with a self-signed certificate: kubectl sends its
 * token over TLS only. It applies the faults that come before any request: a dead system hangs up on connection;
 * a bad certificate is an expired one for another name, and plain HTTP then gets nothing.
 */
export async function listen(
  handler: RequestListener,
  options: ListenOptions,
): Promise<Listening> {
  const http = createServer(handler);
  // Watches and event streams stay open for as long as the client likes.
  http.requestTimeout = 0;
  const sockets = new Set<Socket>();
  const tls = tlsServers(handler);

  const tcp = createTcpServer({ pauseOnConnect: true }, socket => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    const fault = options.faults.current(options.system);
    if (fault?.kind === 'dead') {
      socket.destroy();
      return;
    }
    socket.resume();
    socket.once('data', (first: Buffer) => {
      socket.pause();
      socket.unshift(first);
      if (first[0] !== TLS_HANDSHAKE) {
        if (fault?.kind === 'bad-certificate') socket.destroy();
        else handOver(http, socket);
        return;
      }
      tls(fault?.kind === 'bad-certificate' ? EXPIRED : VALID)
        .then(server => handOver(server, socket))
        .catch(error => socket.destroy(error));
    });
  });

  await new Promise<void>((resolve, reject) => {
    tcp.once('error', reject);
    tcp.listen(options.port, '127.0.0.1', resolve);
  });
  const port = portOf(tcp);
  return {
    port,
    url: `http://localhost:${port}`,
    close: () =>
      new Promise<void>((resolve, reject) => {
        tcp.close(error => (error ? reject(error) : resolve()));
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function handOver(server: Server, socket: Socket): void {
  server.emit('connection', socket);
  // The first bytes were put back above; the parser sees them once the socket flows again.
  process.nextTick(() => socket.resume());
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new TypeError('The listener has no TCP port');
  }
  return address.port;
}

/** Certificates take a moment to make, so each is made when it is first shown. */
function tlsServers(
  handler: RequestListener,
): (certificate: Certificate) => Promise<TlsServer> {
  const servers = new Map<Certificate, Promise<TlsServer>>();
  return certificate => {
    const server =
      servers.get(certificate) ?? createTlsServerWith(certificate, handler);
    servers.set(certificate, server);
    return server;
  };
}

async function createTlsServerWith(
  { name, ...dates }: Certificate,
  handler: RequestListener,
): Promise<TlsServer> {
  const { private: key, cert } = await generate(
    [{ name: 'commonName', value: name }],
    { ...dates, keyType: 'ec', algorithm: 'sha256' },
  );
  const server = createTlsServer({ key, cert }, handler);
  server.requestTimeout = 0;
  return server;
}
