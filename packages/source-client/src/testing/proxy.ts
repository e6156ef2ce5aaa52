import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';
import { listen } from './serve';

/** A real proxy on loopback. */
export interface TestProxy {
  readonly url: string;
  /** `host:port` of every tunnel that was asked for. */
  readonly tunnels: readonly string[];
  close(): Promise<void>;
}

/**
 * A proxy that makes tunnels (CONNECT), wherever they are said to lead, to one server; so a test may ask for names that do
 * not exist.
 */
export async function testProxy(
  to: { readonly port: number },
  { refuses = false }: { readonly refuses?: boolean } = {},
): Promise<TestProxy> {
  const tunnels: string[] = [];
  const open = new Set<Socket>();
  const server = createServer((_, response) => {
    response.writeHead(405).end();
  });
  server.on('connect', (request, client: Socket, head) => {
    tunnels.push(request.url ?? '');
    open.add(client);
    client.on('error', () => client.destroy());
    if (refuses) {
      client.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
      return;
    }
    const target = connect(to.port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      target.write(head);
      client.pipe(target).pipe(client);
    });
    open.add(target);
    target.on('error', () => client.destroy());
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}`,
    tunnels,
    close: async () => {
      open.forEach(socket => socket.destroy());
      server.closeAllConnections();
      await new Promise<void>(resolve => {
        server.close(() => resolve());
      });
    },
  };
}
