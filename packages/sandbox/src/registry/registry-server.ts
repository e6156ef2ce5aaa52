import express, {
  type NextFunction,
  type Request,
  type Response,
} from 'express';
import type { FaultPlan } from '../company/ports';
import { applyFault, type FaultBody } from '../faults';
import { isKeptElsewhere, type Blob, type Images } from './images';
import { demandTokens } from './tokens';

/** An error as the distribution specification words it. */
class RegistryError extends Error {
  constructor(
    readonly status: number,
    readonly code:
      | 'NAME_UNKNOWN'
      | 'MANIFEST_UNKNOWN'
      | 'BLOB_UNKNOWN'
      | 'UNAUTHORIZED'
      | 'UNSUPPORTED',
    message: string,
  ) {
    super(message);
    this.name = 'RegistryError';
  }
}

/** The address of a blob at a host of its own. */
type Elsewhere = (name: string, digest: string) => string;

/** OCI distribution API, reading only: base, tags, manifests by tag and digest, blobs, catalogue. */
export function createRegistryServer(
  images: Images,
  faults: FaultPlan,
  elsewhere: Elsewhere,
): express.Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.use(applyFault({ faults, system: 'registry', errorBody: faultBody }));
  app.use((request, response, next) => {
    response.set('Docker-Distribution-Api-Version', 'registry/2.0');
    if (request.method === 'GET' || request.method === 'HEAD') next();
    else
      next(
        new RegistryError(405, 'UNSUPPORTED', 'The operation is unsupported.'),
      );
  });
  demandTokens(
    app,
    () => new RegistryError(401, 'UNAUTHORIZED', 'authentication required'),
  );
  app.get('/v2/', (_request, response) => {
    response.json({});
  });
  app.get('/v2/_catalog', (_request, response) => {
    response.json({ repositories: images.names() });
  });
  app.get(/^\/v2\/(.+)\/tags\/list$/, (request, response) =>
    listTags(images, request, response),
  );
  app.get(/^\/v2\/(.+)\/manifests\/([^/]+)$/, forward(sendManifest(images)));
  app.get(
    /^\/v2\/(.+)\/blobs\/(sha256:[0-9a-f]{64})$/,
    forward(sendBlob(images, elsewhere)),
  );
  app.use((_request, _response, next) =>
    next(
      new RegistryError(
        404,
        'NAME_UNKNOWN',
        'repository name not known to registry',
      ),
    ),
  );
  app.use(answerError);
  return app;
}

function listTags(images: Images, request: Request, response: Response): void {
  const name = segment(request, 0);
  const all = images.tagsOf(name);
  if (all.length === 0)
    throw new RegistryError(
      404,
      'NAME_UNKNOWN',
      'repository name not known to registry',
    );
  const last = typeof request.query.last === 'string' ? request.query.last : '';
  const rest = all.filter(tag => tag > last);
  const limit = Number(request.query.n ?? rest.length);
  const tags = rest.slice(0, limit);
  const end = tags.at(-1);
  if (end !== undefined && tags.length < rest.length) {
    response.set(
      'Link',
      `</v2/${name}/tags/list?n=${limit}&last=${encodeURIComponent(
        end,
      )}>; rel="next"`,
    );
  }
  response.json({ name, tags });
}

type Handler = (request: Request, response: Response) => Promise<void>;

function forward(handler: Handler) {
  return (request: Request, response: Response, next: NextFunction) => {
    handler(request, response).catch(next);
  };
}

function sendManifest(images: Images): Handler {
  return async (request, response) => {
    const [name, reference] = [segment(request, 0), segment(request, 1)];
    const manifest = reference.startsWith('sha256:')
      ? await images.byDigest(name, reference)
      : (await images.byTag(name, reference))?.manifest;
    if (!manifest || !manifest.mediaType.includes('manifest'))
      throw new RegistryError(404, 'MANIFEST_UNKNOWN', 'manifest unknown');
    send(response, manifest);
  };
}

function sendBlob(images: Images, elsewhere: Elsewhere): Handler {
  return async (request, response) => {
    const [name, digest] = [segment(request, 0), segment(request, 1)];
    const blob = await images.byDigest(name, digest);
    if (!blob || blob.mediaType.includes('manifest'))
      throw new RegistryError(404, 'BLOB_UNKNOWN', 'blob unknown to registry');
    if (isKeptElsewhere(name)) {
      response.redirect(307, elsewhere(name, digest));
      return;
    }
    send(response, blob);
  };
}

function segment({ params }: Request, index: number): string {
  return params[index] ?? '';
}

/** Express answers HEAD with the headers alone. */
function send(response: Response, { mediaType, digest, bytes }: Blob): void {
  response.set({
    'Content-Type': mediaType,
    'Docker-Content-Digest': digest,
    ETag: `"${digest}"`,
  });
  response.send(bytes);
}

function answerError(
  error: unknown,
  _request: Request,
  response: Response,
  next: NextFunction,
): void {
  if (response.headersSent || !(error instanceof RegistryError)) {
    next(error);
    return;
  }
  response.status(error.status).json({
    errors: [{ code: error.code, message: error.message, detail: {} }],
  });
}

function faultBody(status: number): FaultBody {
  const codes: Readonly<Record<number, string>> = {
    401: 'UNAUTHORIZED',
    403: 'DENIED',
    404: 'NAME_UNKNOWN',
    429: 'TOOMANYREQUESTS',
  };
  const errors = [
    {
      code: codes[status] ?? 'UNKNOWN',
      message: `asked to answer ${status}`,
      detail: {},
    },
  ];
  return { contentType: 'application/json', text: JSON.stringify({ errors }) };
}
