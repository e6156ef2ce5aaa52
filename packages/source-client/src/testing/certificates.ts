import { generate } from 'selfsigned';

/** A certificate with its key, PEM. */
export interface TestCertificate {
  readonly cert: string;
  readonly key: string;
}

const DAY_MS = 24 * 60 * 60_000;

/** A certificate for loopback, or for another name; signed by itself unless an authority is given. */
export async function testCertificate({
  name = 'localhost',
  expired = false,
  authority,
}: {
  readonly name?: string;
  readonly expired?: boolean;
  readonly authority?: TestCertificate;
} = {}): Promise<TestCertificate> {
  const now = Date.now();
  const made = await generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(now - 2 * DAY_MS),
    notAfterDate: new Date(now + (expired ? -DAY_MS : DAY_MS)),
    extensions: [
      { name: 'basicConstraints', cA: !authority, critical: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: name },
          ...(name === 'localhost'
            ? [{ type: 7 as const, ip: '127.0.0.1' }]
            : []),
        ],
      },
    ],
    ...(authority ? { ca: authority } : {}),
  });
  return { cert: made.cert, key: made.private };
}
