import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import express, { type Express, type Request } from 'express';
import type { Images } from './images';

const LASTS_S = 1200;

/** Where a registry keeps blobs: a host of its own, which takes a signed address and nobody's account. */
export interface Storage {
  readonly app: Express;
  /** An address that reads one blob for some minutes. */
  signed(base: string, name: string, digest: string): string;
}

/** As object storage does: what is signed is answered, and who shows an account beside a signature is refused. */
export function createStorage(images: Images): Storage {
  const key = randomBytes(32);
  const signatureOf = (name: string, digest: string, until: number) =>
    createHmac('sha256', key)
      .update(`${name} ${digest} ${until}`)
      .digest('hex');
  const app = express();
  app.disable('x-powered-by');
  app.get(/^\/(.+)\/(sha256:[0-9a-f]{64})$/, (request, response, next) => {
    const [name = '', digest = ''] = [request.params[0], request.params[1]];
    if (request.headers.authorization !== undefined) {
      response
        .status(400)
        .type('application/xml')
        .send(refusal('InvalidArgument', 'Only one auth mechanism allowed'));
      return;
    }
    const until = Number(said(request, 'X-Amz-Expires'));
    const isGood =
      until * 1000 > Date.now() &&
      isSame(
        said(request, 'X-Amz-Signature'),
        signatureOf(name, digest, until),
      );
    if (!isGood) {
      response
        .status(403)
        .type('application/xml')
        .send(refusal('AccessDenied', 'Request has expired'));
      return;
    }
    images
      .byDigest(name, digest)
      .then(blob =>
        blob
          ? response.type('application/octet-stream').send(blob.bytes)
          : response
              .status(404)
              .type('application/xml')
              .send(refusal('NoSuchKey', 'The specified key does not exist.')),
      )
      .catch(next);
  });
  return {
    app,
    signed: (base, name, digest) => {
      const until = Math.ceil(Date.now() / 1000) + LASTS_S;
      const query = new URLSearchParams({
        'X-Amz-Expires': String(until),
        'X-Amz-Signature': signatureOf(name, digest, until),
      });
      return `${base}/${name}/${digest}?${query}`;
    },
  };
}

function said({ query }: Request, name: string): string {
  const value = query[name];
  return typeof value === 'string' ? value : '';
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function refusal(code: string, message: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
}
