import type { ServerResponse } from 'node:http';

/** Calls back just before the head of an answer is written, when every header is known and can still be changed. */
export function beforeHead(
  response: ServerResponse,
  complete: () => void,
): void {
  const writeHead = response.writeHead;
  Reflect.set(response, 'writeHead', (...args: unknown[]) => {
    complete();
    return Reflect.apply(writeHead, response, args);
  });
}
