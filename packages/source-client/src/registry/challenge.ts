/** What a registry wants to see before it answers. */
export interface Challenge {
  /** Who makes tokens. */
  readonly realm: string;
  readonly service?: string;
}

const PARAMETER = /([a-z_]+)\s*=\s*(?:"([^"]*)"|([^\s,"]+))/gi;

/** The `Bearer` challenge of `WWW-Authenticate`, among others; undefined where there is none. */
export function bearerChallenge(
  header: string | undefined,
): Challenge | undefined {
  const [, rest] = /(?:^|,)\s*Bearer\s+(.*)$/i.exec(header ?? '') ?? [];
  const given = new Map(
    [...(rest ?? '').matchAll(PARAMETER)].map(
      ([, name = '', quoted, plain]) => [
        name.toLowerCase(),
        quoted ?? plain ?? '',
      ],
    ),
  );
  const realm = given.get('realm');
  const service = given.get('service');
  return realm === undefined
    ? undefined
    : { realm, ...(service === undefined ? {} : { service }) };
}
