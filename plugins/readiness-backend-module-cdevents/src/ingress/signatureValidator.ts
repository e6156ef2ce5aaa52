import type { RequestValidator } from '@backstage/plugin-events-node';
import { createHmac, timingSafeEqual } from 'node:crypto';

/** A CDEvent has a few hundred bytes. */
const MOST_BYTES = 256 * 1024;
const HEADER = 'x-signature-256';

/** Lets in what is signed with the secret; nothing without one. */
export function signatureValidator(
  secret: string | undefined,
): RequestValidator {
  return async ({ headers, raw: { body } }, context) => {
    if (body.length > MOST_BYTES) {
      context.reject({
        status: 413,
        payload: { message: `An event has at most ${MOST_BYTES} bytes` },
      });
    } else if (!secret || !isSigned(body, headers[HEADER], secret)) {
      context.reject({
        status: 403,
        payload: { message: `The signature in ${HEADER} is not valid` },
      });
    }
  };
}

function isSigned(
  body: Buffer,
  signature: string | string[] | undefined,
  secret: string,
): boolean {
  const [, hex = ''] =
    typeof signature === 'string'
      ? /^sha256=([0-9a-f]{64})$/i.exec(signature) ?? []
      : [];
  const given = Buffer.from(hex, 'hex');
  const right = createHmac('sha256', secret).update(body).digest();
  return given.length === right.length && timingSafeEqual(given, right);
}
