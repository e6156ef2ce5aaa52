import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  FileConfigSource,
  loadConfigSchema,
  type ConfigSchema,
} from '@backstage/config-loader';
import type { AppConfig } from '@backstage/config';

const root = resolve(__dirname, '../../..');

/** Stands for a variable; recognisable, so that one that reaches the browser is found. */
const variables: Readonly<Record<string, string>> = {
  PORTAL_URL: 'https://portal.example.org',
  LOG_LEVEL: 'info',
};

async function read(files: readonly string[]): Promise<AppConfig[]> {
  const configs: AppConfig[] = [];
  for (const file of files) {
    const source = FileConfigSource.create({
      path: resolve(root, file),
      substitutionFunc: async name => variables[name] ?? `variable-${name}`,
    });
    const controller = new AbortController();
    for await (const found of source.readConfigData({
      signal: controller.signal,
    })) {
      configs.push(...found.configs);
      break;
    }
  }
  return configs;
}

function packagesWithSchema(): readonly string[] {
  return ['packages', 'plugins']
    .flatMap(group =>
      readdirSync(resolve(root, group)).map(name => `${group}/${name}`),
    )
    .filter(folder => existsSync(resolve(root, folder, 'config.d.ts')));
}

const combinations = {
  sandbox: ['app-config.yaml', 'app-config.sandbox.yaml'],
  'sandbox on PostgreSQL': [
    'app-config.yaml',
    'app-config.sandbox.yaml',
    'app-config.postgres.yaml',
  ],
  production: ['app-config.yaml', 'app-config.production.yaml'],
} as const;

describe('the configuration', () => {
  let schema: ConfigSchema;

  beforeAll(async () => {
    schema = await loadConfigSchema({
      dependencies: ['app', 'backend'],
      packagePaths: [resolve(root, 'package.json')],
      // A key without a schema is a slip, or a secret that logs would show.
      noUndeclaredProperties: true,
    });
  }, 60_000);

  it.each(Object.entries(combinations))(
    'for the %s is what the installed plugins expect',
    async (_name, files) => {
      const configs = await read(files);
      expect(configs).toHaveLength(files.length);
      expect(schema.process(configs)).toHaveLength(files.length);
    },
  );

  it.each(Object.entries(combinations))(
    'for the %s shows the browser no token, password or secret',
    async (_name, files) => {
      const visible = JSON.stringify(
        schema.process(await read(files), { visibility: ['frontend'] }),
      );

      expect(visible).toContain('baseUrl');
      expect(visible).not.toMatch(/sandbox-[a-z-]*(token|reader|deployer)/);
      expect(visible).not.toMatch(/variable-[A-Z_]*(TOKEN|SECRET|PASSWORD)/);
    },
  );

  it.each(packagesWithSchema())(
    'is checked against the schema of %s',
    folder => {
      const { configSchema } = JSON.parse(
        readFileSync(resolve(root, folder, 'package.json'), 'utf8'),
      );
      expect(configSchema).toBe('config.d.ts');
    },
  );

  it('has no secret in the files that everybody shares', async () => {
    const text = JSON.stringify(await read(['app-config.yaml']));
    expect(text).not.toMatch(/"(token|password|secret|clientSecret)"/i);
  });
});

describe('the production configuration', () => {
  it('lets nobody in who is not in the catalog, and no guests', async () => {
    const [config] = await read(['app-config.production.yaml']);
    const text = JSON.stringify(config?.data);
    expect(text).not.toContain('dangerously');
    expect(config?.data.auth).toMatchObject({
      environment: 'production',
      providers: {
        oidc: {
          production: {
            signIn: {
              resolvers: [{ resolver: 'emailMatchingUserEntityProfileEmail' }],
            },
          },
        },
        github: {
          production: {
            signIn: {
              resolvers: [{ resolver: 'usernameMatchingUserEntityName' }],
            },
          },
        },
      },
    });
    expect(text).not.toContain('"guest"');
  });

  it('keeps data in PostgreSQL, limits callers and tells browsers to talk to the portal only', async () => {
    const [config] = await read(['app-config.production.yaml']);
    expect(config?.data.backend).toMatchObject({
      database: { client: 'pg' },
      rateLimit: { global: true },
      csp: {
        'default-src': ["'none'"],
        'connect-src': ["'self'"],
        'frame-ancestors': ["'none'"],
      },
    });
    expect(config?.data.techdocs).toMatchObject({
      builder: 'external',
      publisher: { type: 'awsS3' },
    });
  });

  it('documents every variable that it reads', () => {
    const text = readFileSync(
      resolve(root, 'app-config.production.yaml'),
      'utf8',
    );
    const used = [...text.matchAll(/\$\{([A-Z_]+)/g)].map(match => match[1]);
    const comments = text
      .split('\n')
      .filter(line => line.startsWith('#'))
      .join('\n');
    expect(used.filter(name => name && !comments.includes(name))).toEqual([]);
  });
});
