import { randomBytes } from 'node:crypto';
import type { Express, Request } from 'express';

const LASTS_S = 300;

/** For which repository a token is, and until when. */
interface Granted {
  readonly repository: string;
  readonly untilMs: number;
}

/**
 * As Docker Hub and GitHub's registry do: whoever pulls shows a token, which anybody is given for what is public, for one
 * repository and some minutes. A request without one is told where they are made.
 */
export function demandTokens(app: Express, refuse: () => Error): void {
  const tokens = new Map<string, Granted>();
  app.get('/token', (request, response) => {
    const { scope } = request.query;
    const [, repository = ''] =
      /^repository:(.+):pull$/.exec(typeof scope === 'string' ? scope : '') ??
      [];
    const token = randomBytes(24).toString('base64url');
    tokens.set(token, { repository, untilMs: Date.now() + LASTS_S * 1000 });
    response.json({
      ...{ token, expires_in: LASTS_S },
      issued_at: new Date().toISOString(),
    });
  });
  app.use('/v2', (request, response, next) => {
    const repository = repositoryOf(request.path);
    const granted = tokens.get(tokenIn(request));
    const isGood =
      granted !== undefined &&
      granted.untilMs > Date.now() &&
      (repository === undefined || granted.repository === repository);
    if (isGood) {
      next();
      return;
    }
    const host = request.headers.host ?? 'localhost';
    const scope =
      repository === undefined ? '' : `,scope="repository:${repository}:pull"`;
    response.set(
      'WWW-Authenticate',
      `Bearer realm="http://${host}/token",service="${host}"${scope}`,
    );
    next(refuse());
  });
}

/** Undefined for what is about the registry itself. */
function repositoryOf(path: string): string | undefined {
  return /^\/(.+)\/(?:tags|manifests|blobs)\//.exec(path)?.[1];
}

function tokenIn({ headers }: Request): string {
  return /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1] ?? '';
}
