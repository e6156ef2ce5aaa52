import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { z } from 'zod';
import {
  gitHostUnderTest,
  START_PATIENCE_MS,
  TEST_PORT_BASE,
  type GitHostUnderTest,
} from '../../testing/git-host-under-test';
import { WEBHOOK_SECRET } from './portal-hook';

const PORT = TEST_PORT_BASE + 23;
const TITLES = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];
const issuePayload = z.object({ issue: z.object({ title: z.string() }) });

const received: string[] = [];
const rightlySigned: boolean[] = [];
let tested: GitHostUnderTest;
let portal: Server;

beforeAll(async () => {
  portal = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      const hmac = createHmac('sha256', WEBHOOK_SECRET).update(body);
      rightlySigned.push(
        request.url === '/api/events/http/github' &&
          request.headers['x-hub-signature-256'] ===
            `sha256=${hmac.digest('hex')}`,
      );
      const told = issuePayload.safeParse(JSON.parse(body.toString()));
      received.push(told.data?.issue.title ?? 'something else');
      response.writeHead(202).end();
    });
  }).listen(PORT, '127.0.0.1');
  tested = await gitHostUnderTest(`http://127.0.0.1:${PORT}`);
}, START_PATIENCE_MS);

afterAll(async () => {
  portal.close();
  await tested.close();
});

it('tells the portal what happens, signed, at times twice and at times after what came later', async () => {
  for (const title of TITLES) {
    const before = received.length;
    const answer = await tested.ask('/repos/saltmarsh/incidents/issues', {
      method: 'POST',
      body: JSON.stringify({ title }),
    });
    expect(answer.status).toBe(201);
    // One at a time, but for the one that is late.
    while (received.length === before && title !== 'seven') {
      await new Promise(resolve => setTimeout(resolve, 10));
    }
  }
  while (received.length < TITLES.length + 1) {
    await new Promise(resolve => setTimeout(resolve, 10));
  }
  expect(received.filter(title => title === 'five')).toHaveLength(2);
  expect(received.indexOf('seven')).toBeGreaterThan(received.indexOf('eight'));
  expect(new Set(received)).toEqual(new Set(TITLES));
  expect(rightlySigned.every(Boolean)).toBe(true);
});
