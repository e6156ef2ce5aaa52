import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { isServing, watchRequests } from './serving';

describe('serving', () => {
  it('is noticed when a server of the process is asked, and over a moment later, whatever is still open', async () => {
    watchRequests();
    watchRequests();
    expect(isServing()).toBe(false);
    const server = createServer((_, answer) => {
      answer.writeHead(200);
      answer.write('a stream that never ends');
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    try {
      const { port } = server.address() as AddressInfo;
      const answer = await fetch(`http://127.0.0.1:${port}`);
      expect(answer.status).toBe(200);
      expect(isServing()).toBe(true);
      expect(isServing(performance.now() + 200)).toBe(false);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});
