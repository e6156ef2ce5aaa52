import { resolve } from 'node:path';
import { openSchemas } from '../testing/openSchemas';
import { generate, outdatedFiles } from './generate';
import { expressionOf, validators } from './validators';

const backend = resolve(__dirname, '../__fixtures__/orders-backend');

describe('generate', () => {
  it('gives the -common package types, validators and what a client asks', async () => {
    const [common] = await generate(backend);
    expect(common?.path).toMatch(
      /orders-common\/src\/schema\/openapi\.generated\.ts$/,
    );
    expect(common?.text).toContain(
      `export type Order = components['schemas']['Order'];`,
    );
    expect(common?.text).toContain('readonly note?: string | undefined;');
    expect(common?.text).toContain('lines: z.array(lineSchema),');
    expect(common?.text).toContain(
      `placeOrder: { method: 'POST', path: '/orders', answer: z.void() },`,
    );
  });

  it('gives the backend a router of the described routes', async () => {
    const [, server] = await generate(backend);
    expect(server?.text).toContain(`readonly '#get|/orders/{id}': {`);
    expect(server?.text).toContain(`from '@example/plugin-orders-common'`);
  });

  it('names the files that are missing or not what the description gives', async () => {
    await expect(outdatedFiles(backend)).resolves.toHaveLength(2);
  });
});

describe('validators', () => {
  it.each([
    [{ type: 'string', format: 'uri' }, 'z.url()'],
    [
      { type: 'string', minLength: 1, maxLength: 5 },
      'z.string().min(1).max(5)',
    ],
    [{ type: 'string', enum: ['a', 'b'] }, 'z.enum(["a","b"])'],
    [{ type: 'number', const: 1 }, 'z.literal(1)'],
    [{ type: 'number', exclusiveMinimum: 0 }, 'z.number().gt(0)'],
    [{ $ref: '#/components/schemas/Order' }, 'orderSchema'],
    [
      { anyOf: [{ type: 'boolean' }, { type: 'integer' }] },
      'z.union([z.boolean(), z.number().int()])',
    ],
    [
      { type: 'object', additionalProperties: { type: 'number' } },
      'z.record(z.string(), z.number())',
    ],
    [{ description: 'Anything.' }, 'z.unknown()'],
  ])('writes %j as %s', (schema, expression) => {
    expect(expressionOf(schema)).toBe(expression);
  });

  it.each([
    [{ type: 'string', pattern: '^a' }, /pattern/],
    [{ type: 'null' }, /null/],
    [{ allOf: [] }, /allOf/],
    [{ type: 'string', format: 'email' }, /expected one of/],
    [{ $ref: 'elsewhere.yaml#/Order' }, /names no schema/],
  ])('refuses %j instead of passing it over', (schema, message) => {
    expect(() => expressionOf(schema)).toThrow(message);
  });

  it('refuses a schema that contains itself', () => {
    const Tree = {
      type: 'array',
      items: { $ref: '#/components/schemas/Tree' },
    };
    expect(() =>
      validators({
        openapi: '3.1.0',
        info: { title: 'trees' },
        paths: {},
        components: { parameters: {}, responses: {}, schemas: { Tree } },
      }),
    ).toThrow(/contains itself/);
  });
});

describe('openSchemas', () => {
  it('finds none where every object is closed or says what further fields are', () => {
    expect(openSchemas(backend)).toEqual([]);
  });

  it('names an object that is open', () => {
    expect(
      openSchemas(resolve(__dirname, '../__fixtures__/open-backend')),
    ).toEqual(['#/components/schemas/Order/properties/note']);
  });
});
