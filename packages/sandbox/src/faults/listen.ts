import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https';
import { createServer as createTcpServer, type Server, type Socket } from 'node:net';
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

const TLS_HANDSHAKE = 0x16;

/**
 * Listens on 127.0.0.1 and applies the faults that come before any request: a dead system hangs up on connection;
 * a bad certificate is an expired one for another name, shown to whoever speaks TLS to this port.
 */
export async function listen(handler: RequestListener, options: ListenOptions): Promise<Listening> {
  const http = createServer(handler);
  // Watches and event streams stay open for as long as the client likes.
  http.requestTimeout = 0;
  const sockets = new Set<Socket>();
  let tls: Promise<TlsServer> | undefined;

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
      tls ??= createBadTlsServer(handler);
      tls.then(server => handOver(server, socket)).catch(error => socket.destroy(error));
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

async function createBadTlsServer(handler: RequestListener): Promise<TlsServer> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'expired.saltmarsh.example' }], {
    notBeforeDate: new Date('2020-01-01T00:00:00Z'),
    notAfterDate: new Date('2021-01-01T00:00:00Z'),
  });
  return createTlsServer({ key, cert }, handler);
}
