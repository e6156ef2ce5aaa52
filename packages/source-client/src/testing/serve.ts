import {
  createServer as createHttpServer,
  type IncomingMessage,
  type RequestListener,
} from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { Server } from 'node:net';
import type { TestCertificate } from './certificates';

/** A request as the server got it. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
}

/** A real server on loopback. */
export interface TestServer {
  /** Without a slash at its end. */
  readonly url: string;
  readonly port: number;
  readonly requests: readonly SeenRequest[];
  /** Also ends what is still open. */
  close(): Promise<void>;
}

/** How the server is spoken to. */
export interface ServeOptions {
  /** With it the server speaks TLS. */
  readonly certificate?: TestCertificate;
  /** Clients must show a certificate of this authority (PEM). */
  readonly clientAuthority?: string;
}

/** Answers with a listener, on a free port. */
export async function serve(
  listener: RequestListener,
  { certificate, clientAuthority }: ServeOptions = {},
): Promise<TestServer> {
  const requests: SeenRequest[] = [];
  const seeing: RequestListener = (request, response) => {
    const { method = '', url = '', headers } = request;
    requests.push({ method, path: url, headers });
    listener(request, response);
  };
  const server = certificate
    ? createHttpsServer(
        {
          ...certificate,
          ...(clientAuthority
            ? { ca: clientAuthority, requestCert: true }
            : {}),
        },
        seeing,
      )
    : createHttpServer(seeing);
  const port = await listen(server);
  return {
    url: `${certificate ? 'https' : 'http'}://127.0.0.1:${port}`,
    port,
    requests,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>(resolve => {
        server.close(() => resolve());
      });
    },
  };
}

/** Listens on a free port of loopback and says which. */
export async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (typeof address !== 'object' || !address) {
    throw new Error('The server listens on no port');
  }
  return address.port;
}
