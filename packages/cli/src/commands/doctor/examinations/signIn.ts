import type { Config } from '@backstage/config';
import type { SourceClients } from '@groundwork/source-client';
import { z } from 'zod';
import { ask } from '../ask';
import type { Examination, Finding } from '../finding';

const area = 'sign-in';

const metadataSchema = z.object({
  issuer: z.string(),
  authorization_endpoint: z.string(),
  token_endpoint: z.string(),
});

/** Who can sign in, and whether that somebody must be in the catalog. */
export function examineSignIn(sources: SourceClients): Examination {
  const { config } = sources;
  return {
    area,
    async examine() {
      const environment =
        config.getOptionalString('auth.environment') ?? 'development';
      const providers = config.getOptionalConfig('auth.providers');
      const names = providers?.keys() ?? [];
      if (!providers || names.length === 0)
        return [
          {
            area,
            subject: 'auth.providers',
            outcome: 'cannot-be-read',
            says: 'no provider is configured, so nobody can sign in',
            fix: 'configure oidc or github as in docs/how-to/connect-a-real-organisation.md',
          },
        ];
      const findings = await Promise.all(
        names.map(name =>
          examineProvider(
            { name, provider: providers.getConfig(name), environment },
            sources,
          ),
        ),
      );
      return [
        ...findings.flat(),
        ...(names.includes('oidc') ? sessionFinding(config) : []),
      ];
    },
  };
}

async function examineProvider(
  {
    name,
    provider,
    environment,
  }: {
    readonly name: string;
    readonly provider: Config;
    readonly environment: string;
  },
  sources: SourceClients,
): Promise<readonly Finding[]> {
  const base = { area, subject: name } as const;
  if (name === 'guest')
    return [
      {
        ...base,
        outcome: 'advice',
        says: 'whoever opens the portal is signed in as the guest',
        fix: 'take auth.providers.guest away everywhere but in a demonstration',
      },
    ];
  const settings = provider.getOptionalConfig(environment);
  if (!settings)
    return [
      {
        ...base,
        outcome: 'cannot-be-read',
        says: `it has no settings for auth.environment ${environment}`,
        fix: `add auth.providers.${name}.${environment}`,
      },
    ];
  const unset = unsetKeys(name, settings);
  if (unset.length > 0)
    return [
      {
        ...base,
        outcome: 'cannot-be-read',
        says: `${unset.join(' and ')} not set`,
        fix: `set ${unset
          .map(key => `auth.providers.${name}.${environment}.${key}`)
          .join(' and ')}; a variable that it names may be missing`,
      },
    ];
  const metadataUrl = settings.getOptionalString('metadataUrl');
  return [
    resolverFinding(name, settings),
    ...(metadataUrl ? [await metadataFinding(name, metadataUrl, sources)] : []),
  ];
}

/** What a provider cannot be set up without; a development portal leaves it out then, and only its log says so. */
function unsetKeys(name: string, settings: Config): readonly string[] {
  const needed = ['clientId', 'clientSecret'];
  if (name === 'oidc') needed.push('metadataUrl');
  return needed.filter(key => !settings.getOptionalString(key));
}

/** OpenID Connect remembers between the way there and the way back what it asked for. */
function sessionFinding(config: Config): readonly Finding[] {
  if (config.getOptionalString('auth.session.secret')) return [];
  return [
    {
      area,
      subject: 'oidc session',
      outcome: 'cannot-be-read',
      says: 'auth.session.secret is not set, so nobody comes back from the identity provider',
      fix: 'set auth.session.secret to 32 random bytes, for instance from openssl rand -base64 32',
    },
  ];
}

function resolverFinding(name: string, settings: Config): Finding {
  const resolvers = settings.getOptionalConfigArray('signIn.resolvers') ?? [];
  const base = { area, subject: name } as const;
  if (resolvers.length === 0)
    return {
      ...base,
      outcome: 'cannot-be-read',
      says: 'there is no resolver, so nobody who signs in becomes a catalog user',
      fix: 'add signIn.resolvers, for instance emailMatchingUserEntityProfileEmail',
    };
  const open = resolvers.some(resolver =>
    resolver.getOptionalBoolean('dangerouslyAllowSignInWithoutUserInCatalog'),
  );
  if (open)
    return {
      ...base,
      outcome: 'advice',
      says: 'people who are not in the catalog can sign in',
      fix: 'remove dangerouslyAllowSignInWithoutUserInCatalog',
    };
  return {
    ...base,
    outcome: 'can-be-read',
    says: `catalog users sign in by ${resolvers
      .map(resolver => resolver.getString('resolver'))
      .join(', ')}`,
  };
}

async function metadataFinding(
  name: string,
  url: string,
  sources: SourceClients,
): Promise<Finding> {
  const base = { area, subject: `${name} metadata` } as const;
  const { host, origin, pathname, search } = new URL(url);
  const provider = sources.client({
    source: { kind: 'OpenID', instance: host },
    baseUrl: origin,
  });
  const answer = await ask(provider, `${pathname}${search}`);
  if (answer.kind === 'silent')
    return {
      ...base,
      outcome: 'cannot-be-read',
      says: answer.reason,
      fix: 'check metadataUrl and the way there',
    };
  const metadata = metadataSchema.safeParse(answer.body);
  return metadata.success
    ? {
        ...base,
        outcome: 'can-be-read',
        says: `issuer ${metadata.data.issuer} answers`,
      }
    : {
        ...base,
        outcome: 'cannot-be-read',
        says: `answers ${answer.status}, and not with an OpenID configuration`,
        fix: 'metadataUrl ends with /.well-known/openid-configuration',
      };
}
