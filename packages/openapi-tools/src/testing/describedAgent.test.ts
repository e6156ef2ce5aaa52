import { resolve } from 'node:path';
import express from 'express';
import { describedAgent } from './describedAgent';

const ask = describedAgent({
  backend: resolve(__dirname, '../__fixtures__/orders-backend'),
  basePath: '/api/orders',
});
const order = {
  id: '0b0e7a5c-8f5e-4b4e-9d0c-2f7f5f6c1a11',
  lines: [{ article: 'tea', count: 2 }],
};

function answering(status: number, body?: unknown) {
  const app = express();
  app.use((_, response) => {
    response.status(status);
    if (body === undefined) {
      response.end();
    } else {
      response.json(body);
    }
  });
  return ask(app);
}

describe('describedAgent', () => {
  it('lets answers pass that are as described, errors and empty ones too', async () => {
    const answers = await Promise.all([
      answering(200, order).get('/api/orders/orders/1?limit=2'),
      answering(404, { reason: 'not_found' }).get('/api/orders/orders/1'),
      answering(202).post('/api/orders/orders').send(order),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 404, 202]);
  });

  it.each([
    ['a field too many', { ...order, price: 3 }, /price/],
    ['a field too few', { id: order.id }, /lines/],
    ['another type', { ...order, note: 3 }, /note must be string/],
    ['another format', { ...order, id: 'one' }, /id must match format "uuid"/],
    [
      'a fault deep inside',
      { ...order, lines: [{ article: 'tea', count: 0 }] },
      /lines\/0\/count must be >= 1/,
    ],
    ['no JSON', undefined, /must be object/],
  ])('fails for %s', async (_, body, message) => {
    await expect(
      answering(200, body).get('/api/orders/orders/1'),
    ).rejects.toThrow(message);
  });

  it('fails for an error of another shape', async () => {
    await expect(
      answering(500, { reason: 'tired' }).get('/api/orders/orders/1'),
    ).rejects.toThrow(/allowedValues/);
  });

  it('fails for a status that is not described', async () => {
    await expect(
      answering(200).post('/api/orders/orders').send(order),
    ).rejects.toThrow(/does not describe the status 200/);
  });

  it('fails for a body where none is described', async () => {
    await expect(
      answering(202, {}).post('/api/orders/orders').send(order),
    ).rejects.toThrow(/describes no body/);
  });

  it('knows which operations have not succeeded', async () => {
    const fresh = describedAgent({
      backend: resolve(__dirname, '../__fixtures__/orders-backend'),
      basePath: '/api/orders',
    });
    expect(fresh.unanswered()).toEqual(['getOrder', 'placeOrder']);
    const app = express();
    app.post('/api/orders/orders', (_, response) => {
      response.status(202).end();
    });
    app.use((_, response) => {
      response.status(404).json({ reason: 'not_found' });
    });
    await fresh(app).post('/api/orders/orders').send(order);
    await fresh(app).get('/api/orders/orders/1');
    expect(fresh.unanswered()).toEqual(['getOrder']);
  });

  it('says nothing about other plugins', async () => {
    const { status } = await answering(418, {}).get('/api/kettles/1');
    expect(status).toBe(418);
  });

  it.each([
    ['/api/orders/invoices/1', /does not describe this route/],
    ['/api/orders/orders', /does not describe this route/],
  ])(
    'fails for the route %s, which is not described',
    async (path, message) => {
      await expect(answering(200, order).get(path)).rejects.toThrow(message);
    },
  );
});
