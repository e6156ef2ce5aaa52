import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { isError } from '@backstage/errors';

/** How a system shows who it is, and the portal who it is. */
export interface TlsSettings {
  /** PEM of the authority that signed the system's certificate. */
  readonly ca?: string;
  /** File with that PEM; read again when it is a minute old, because files are replaced. Wins over `ca`. */
  readonly caFile?: string;
  /** Client certificate and key, PEM. */
  readonly certificate?: { readonly cert: string; readonly key: string };
  readonly skipVerify?: boolean;
  /** Name to expect in the certificate, where it is not the one in the address. */
  readonly serverName?: string;
}

/** The same as Node wants it, with files read. */
export interface ResolvedTls {
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly servername?: string;
  readonly rejectUnauthorized: boolean;
}

/** The authority that a system is to be trusted by is not to be had. */
export class AuthorityUnreadable extends Error {
  constructor(readonly detail: string, cause?: unknown) {
    super(detail, cause === undefined ? undefined : { cause });
    this.name = 'AuthorityUnreadable';
  }
}

const FILE_TTL_MS = 60_000;

interface ReadFile {
  readonly at: number;
  readonly text: Promise<string>;
}

/** Turns settings into what a connection needs; remembers files for a minute. */
export class TlsResolver {
  readonly #files = new Map<string, ReadFile>();

  /** @throws AuthorityUnreadable */
  async resolve(settings: TlsSettings = {}): Promise<ResolvedTls> {
    const { caFile } = settings;
    const ca = caFile ? await this.#read(caFile) : settings.ca;
    // Node takes anything for an authority, and then trusts nobody.
    if (ca && !ca.includes('-----BEGIN')) {
      throw new AuthorityUnreadable(
        `${caFile ?? 'its authority in the configuration'} is no PEM`,
      );
    }
    return {
      ...(ca ? { ca } : {}),
      ...settings.certificate,
      ...(settings.serverName ? { servername: settings.serverName } : {}),
      rejectUnauthorized: !settings.skipVerify,
    };
  }

  #read(path: string): Promise<string> {
    const known = this.#files.get(path);
    const now = Date.now();
    if (known && now - known.at < FILE_TTL_MS) {
      return known.text;
    }
    const text = readFile(path, 'utf8').catch(error => {
      const code = isError(error) && error.code ? ` (${error.code})` : '';
      throw new AuthorityUnreadable(
        `the file ${path} with its authority cannot be read${code}`,
        error,
      );
    });
    this.#files.set(path, { at: now, text });
    text.catch(() => this.#files.delete(path));
    return text;
  }
}

/** The same for the same settings. Not the settings themselves: they hold a private key. */
export function tlsKey(tls: ResolvedTls): string {
  const { ca, cert, key, servername, rejectUnauthorized } = tls;
  return createHash('sha256')
    .update(JSON.stringify([ca, cert, key, servername, rejectUnauthorized]))
    .digest('hex');
}
