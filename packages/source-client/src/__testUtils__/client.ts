import type { RequestListener } from 'node:http';
import { ConfigReader } from '@backstage/config';
import {
  SourceClients,
  SourceError,
  type SourceClient,
  type SourceClientsOptions,
  type SourceTarget,
  type SourceUse,
} from '../index';
import { serve, type ServeOptions, type TestServer } from '../testing';

const ends: (() => Promise<unknown>)[] = [];

/** Something to be ended after the test, in the order opposite to that of its beginning. */
export function later(end: () => Promise<unknown>): void {
  ends.push(end);
}

/** Ends what the test has begun. */
export async function endAll(): Promise<void> {
  for (const end of ends.splice(0).reverse()) {
    await end();
  }
}

/** A server until the end of the test. */
export async function started(
  listener: RequestListener,
  options?: ServeOptions,
): Promise<TestServer> {
  const server = await serve(listener, options);
  later(server.close);
  return server;
}

/** Sources until the end of the test. */
export function sourcesOf(
  data: ConstructorParameters<typeof ConfigReader>[0],
  options: SourceClientsOptions = {},
): SourceClients {
  const sources = SourceClients.fromConfig(new ConfigReader(data), options);
  later(() => sources.close());
  return sources;
}

/** A client of a system of no kind. */
export function client(
  target: Omit<SourceTarget, 'source'>,
  use: SourceUse = {},
  options: SourceClientsOptions = {},
): SourceClient {
  return sourcesOf({}, options).client(
    { source: { kind: 'test', instance: 'one' }, ...target },
    use,
  );
}

/** Answers everything well. */
export const answering: RequestListener = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end('{"fine":true}');
};

/** What {@link answering} answers. */
export const fine = { body: { fine: true } };

/** The failure that the work ends with. */
export async function failureOf(work: Promise<unknown>): Promise<SourceError> {
  const end = await work.then(
    () => new Error('There was an answer'),
    (error: unknown) => error,
  );
  if (end instanceof SourceError) {
    return end;
  }
  throw end;
}
