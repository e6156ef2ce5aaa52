import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';

const root = resolve(__dirname, '../../..');
const text = (path: string) => readFileSync(resolve(root, path), 'utf8');

/** Instructions of a Dockerfile without comments, continued lines joined. */
function instructionsOf(dockerfile: string): string[] {
  return dockerfile
    .split('\n')
    .filter(line => !line.startsWith('#'))
    .join('\n')
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .filter(line => line.trim() !== '');
}

describe('the image', () => {
  const instructions = instructionsOf(text('docker/Dockerfile'));
  const lastStage = instructions.slice(
    instructions.findLastIndex(line => line.startsWith('FROM ')),
  );

  it('is made in stages, and the last one has no package manager', () => {
    expect(instructions.filter(line => line.startsWith('FROM '))).toHaveLength(
      3,
    );
    const run = lastStage.filter(line => line.startsWith('RUN ')).join('\n');
    expect(run).toContain('rm -rf /usr/local/lib/node_modules');
    expect(run).not.toMatch(/apt-get|npm install|gcc|python/);
  });

  it('runs as a numbered user that is not root and cannot change the code', () => {
    expect(lastStage).toContain('USER 1000:1000');
    expect(lastStage.filter(line => line.startsWith('COPY '))).toEqual([
      'COPY --from=dependencies --chown=root:root /app ./',
    ]);
  });

  it('starts with telemetry and the production configuration, and says whether it is ready', () => {
    const command = lastStage.find(line => line.startsWith('CMD '));
    expect(JSON.parse(command?.slice('CMD '.length) ?? '')).toEqual([
      'node',
      '--require',
      './packages/backend/instrumentation.cjs',
      'packages/backend',
      '--config',
      'app-config.yaml',
      '--config',
      'app-config.production.yaml',
    ]);
    expect(lastStage.find(line => line.startsWith('HEALTHCHECK '))).toContain(
      '/.backstage/health/v1/readiness',
    );
  });

  it('never takes secrets and local files in', () => {
    const ignored = text('docker/Dockerfile.dockerignore').split('\n');
    expect(ignored).toEqual(
      expect.arrayContaining(['.git', '**/*.local.yaml', '**/.env']),
    );
  });

  it('carries the telemetry file in the bundle', () => {
    const manifest = JSON.parse(text('packages/backend/package.json'));
    expect(manifest.files).toContain('instrumentation.cjs');
  });
});

describe('the compose file', () => {
  const { services } = parse(text('docker/compose.yaml'));

  it('starts the portal when PostgreSQL is healthy', () => {
    expect(services.database.image).toMatch(/^postgres:\d+/);
    expect(services.database.healthcheck.test.join(' ')).toContain(
      'pg_isready',
    );
    expect(services.portal.depends_on.database.condition).toBe(
      'service_healthy',
    );
  });

  it('gives the portal no right that it does not need', () => {
    expect(services.portal).toMatchObject({
      user: '1000:1000',
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    });
    expect(services.portal.ports).toEqual(['127.0.0.1:7007:7007']);
  });

  it('gives the database no right that it does not need', () => {
    expect(services.database).toMatchObject({
      user: '70:70',
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    });
    expect(services.database.ports).toBeUndefined();
  });

  it('names in its example every variable that production must have', () => {
    const needed = [
      ...text('app-config.production.yaml').matchAll(/\$\{([A-Z_]+)\}/g),
    ].map(match => match[1]);
    const given = [...text('docker/example.env').matchAll(/^([A-Z_]+)=/gm)].map(
      match => match[1],
    );
    const byCompose = Object.keys(services.portal.environment);
    expect(
      needed.filter(name => name && ![...given, ...byCompose].includes(name)),
    ).toEqual([]);
  });
});

describe('the values for the Backstage chart', () => {
  const values = parse(text('docker/helm-values.yaml'));

  it('run two replicas that a drain cannot both take', () => {
    expect(values.backstage.replicas).toBe(2);
    expect(values.backstage.pdb).toEqual({ create: true, minAvailable: 1 });
    expect(values.backstage.affinity.podAntiAffinity).toBeDefined();
  });

  it('run as nobody in particular, with nothing to write to but a scratch folder', () => {
    expect(values.backstage.podSecurityContext).toMatchObject({
      runAsNonRoot: true,
      runAsUser: 1000,
      seccompProfile: { type: 'RuntimeDefault' },
    });
    expect(values.backstage.containerSecurityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    expect(values.serviceAccount.automountServiceAccountToken).toBe(false);
  });

  it('ask for health where the backend tells it', () => {
    const { startupProbe, livenessProbe, readinessProbe } = values.backstage;
    expect(startupProbe.httpGet.path).toBe('/.backstage/health/v1/liveness');
    expect(livenessProbe.httpGet.path).toBe('/.backstage/health/v1/liveness');
    expect(readinessProbe.httpGet.path).toBe('/.backstage/health/v1/readiness');
  });

  it('let in the ingress controller, Prometheus and the other replica, and out to named ports', () => {
    const { enabled, ingressRules, egressRules } = values.networkPolicy;
    expect(enabled).toBe(true);
    const rules: { from: unknown[]; ports: { port: number }[] }[] =
      ingressRules.customRules;
    expect(
      rules.map(({ from, ports }) => [
        from.length,
        ports.map(({ port }) => port),
      ]),
    ).toEqual([
      [1, [7007]],
      [1, [9464]],
      [1, [7007]],
    ]);
    const out: { ports: { port: number }[] }[] = egressRules.customRules;
    expect(out.flatMap(({ ports }) => ports.map(({ port }) => port))).toEqual([
      53, 53, 443, 5432, 6443,
    ]);
  });

  it('start what the image starts', () => {
    const { command, args } = values.backstage;
    expect(text('docker/Dockerfile')).toContain(
      `CMD ${JSON.stringify([...command, ...args]).replaceAll(',', ', ')}`,
    );
  });

  it('hold no secret', () => {
    expect(text('docker/helm-values.yaml')).not.toMatch(
      /^\s*\w*(password|token|secret):\s*(?!true|false)\S/im,
    );
  });
});

describe('the role in a cluster', () => {
  const role = parseAllDocuments(
    text('plugins/kubernetes-backend-module-bounded/cluster-role.yaml'),
  )
    .map(document => document.toJS())
    .find(({ kind }) => kind === 'ClusterRole');
  const granted: { resources: string[]; verbs: string[] }[] = role.rules;

  it('reads, and reads no Secret', () => {
    for (const { resources, verbs } of granted) {
      expect(verbs).toEqual(['get', 'list']);
      expect(resources).not.toContain('secrets');
      expect(resources).not.toContain('*');
    }
  });
});
