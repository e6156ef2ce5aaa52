import type { Response } from 'express';

/** Sends the true status and headers, then half of the body, then hangs up or falls silent. */
export function halfABody(
  response: Response,
  afterwards: 'hangs-up' | 'is-silent',
): void {
  const chunks: Buffer[] = [];
  const keep = (chunk: unknown) => {
    if (typeof chunk === 'string') chunks.push(Buffer.from(chunk));
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  const end = response.end.bind(response);
  const write = response.write.bind(response);

  response.write = (chunk: unknown) => {
    keep(chunk);
    return true;
  };
  const cutOff = (chunk?: unknown): Response => {
    keep(chunk);
    const body = Buffer.concat(chunks);
    if (body.length < 2) return end(body);
    if (!response.headersSent)
      response.setHeader('Content-Length', body.length);
    write(body.subarray(0, Math.floor(body.length / 2)), () => {
      if (afterwards === 'hangs-up') response.socket?.destroy();
    });
    return response;
  };
  response.end = cutOff;
}
