import { z } from 'zod';

const tokenShape = z.object({ token: z.string() });

/** Asks a registry as a client that pulls: where it wants a token, with the one that its challenge leads to. */
export async function pullFrom(
  url: string,
  path: string,
  method = 'GET',
): Promise<Response> {
  const first = await fetch(`${url}${path}`, { method });
  const challenge = first.headers.get('www-authenticate') ?? '';
  const of = (name: string) =>
    new RegExp(`${name}="([^"]*)"`).exec(challenge)?.[1] ?? '';
  if (first.status !== 401 || of('realm') === '') {
    return first;
  }
  const query = new URLSearchParams({
    service: of('service'),
    scope: of('scope'),
  });
  const { token } = tokenShape.parse(
    await (await fetch(`${of('realm')}?${query}`)).json(),
  );
  return fetch(`${url}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}` },
  });
}
