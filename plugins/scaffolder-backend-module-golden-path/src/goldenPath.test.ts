import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { mockCredentials } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import request from 'supertest';
import { parse } from 'yaml';
import { z } from 'zod';
import { useOutsideWorld } from './__testUtils__/outsideWorld';
import { startPortal } from './__testUtils__/companyPortal';

// eslint-disable-next-line no-restricted-syntax -- the templates live beside the packages
const TEMPLATE = join(
  __dirname,
  '../../../templates/node-service/template.yaml',
);

/** The template as the catalog has it; without its form, only the steps themselves look at the values. */
function templates(): readonly Entity[] {
  const template = parse(readFileSync(TEMPLATE, 'utf8'));
  const annotations = {
    'backstage.io/managed-by-location': `file:${TEMPLATE}`,
  };
  return [
    { ...template, metadata: { ...template.metadata, annotations } },
    {
      ...template,
      metadata: { ...template.metadata, name: 'without-form', annotations },
      spec: { ...template.spec, parameters: [] },
    },
    {
      ...template,
      metadata: { ...template.metadata, name: 'without-plan', annotations },
      spec: {
        ...template.spec,
        parameters: [],
        steps: [
          {
            id: 'repository',
            action: 'groundwork:repository:publish',
            input: {
              repoUrl: '${{ parameters.repoUrl }}',
              description: '${{ parameters.description }}',
              owner: '${{ parameters.owner }}',
              team: '${{ parameters.team }}',
              templateRef: 'template:default/node-service',
            },
          },
          {
            id: 'application',
            action: 'groundwork:argocd:create-application',
            if: '${{ always() }}',
            input: {
              name: '${{ parameters.application }}',
              environment: 'staging',
            },
          },
        ],
      },
    },
  ];
}

const world = useOutsideWorld();
const ADA = 'user:default/ada';
const ROOT = 'user:default/root';
let portal: Awaited<ReturnType<typeof startPortal>>;

interface Start {
  readonly caller?: string;
  readonly template?: string;
  readonly values?: Record<string, unknown>;
}

const VALUES = {
  name: 'card-limits',
  owner: 'group:default/settlement',
  description: 'Keeps the spending limits of cards.',
  tier: 'tier-2',
  system: 'system:default/cards',
  onCall: 'https://pager.example/schedules/cards',
};

function post(path: string, caller: string) {
  return request(portal.server)
    .post(`/api/scaffolder/v2/${path}`)
    .set('authorization', mockCredentials.user.header(caller));
}

const eventsSchema = z.array(
  z.object({ body: z.object({ message: z.string().optional() }) }),
);

/** Waits for the end of a run and says how it ended and what it logged. */
async function endOf(task: string) {
  const look = (path: string) =>
    request(portal.server)
      .get(`/api/scaffolder/v2/tasks/${task}${path}`)
      .set('authorization', mockCredentials.user.header(ROOT));
  for (let attempt = 0; attempt < 400; attempt += 1) {
    const { body } = await look('');
    if (body.status === 'failed' || body.status === 'completed') {
      const events = eventsSchema.parse((await look('/events')).body);
      return {
        status: String(body.status),
        log: events.map(event => event.body.message).join('\n'),
      };
    }
    await pause(50);
  }
  throw new Error('The run did not end');
}

async function start({ caller, template, values }: Start) {
  const { status, body } = await post('tasks', caller ?? ADA).send({
    templateRef: `template:default/${template ?? 'without-form'}`,
    values: { ...VALUES, ...values },
  });
  return status === 201
    ? { id: String(body.id), ...(await endOf(body.id)) }
    : { id: '', status: String(status), log: JSON.stringify(body) };
}

/** Everything that was asked outside the portal. */
function asked(): readonly string[] {
  return [...world.gitHost.requests, ...world.argocd.requests];
}

beforeAll(async () => {
  portal = await startPortal({
    config: world.configuration({ productionInstance: 'hub' }),
    templates: templates(),
  });
  jest.spyOn(portal.catalog, 'addLocation').mockResolvedValue({
    location: { id: '1', type: 'url', target: '', entityRef: '' },
    entities: [],
  });
  world.gitHost.runs = [{ status: 'completed', conclusion: 'success' }];
  world.argocd.statuses = [
    { sync: 'Synced', health: 'Healthy', images: ['registry.test/image:1'] },
  ];
}, 60_000);

beforeEach(() => {
  world.gitHost.requests.length = 0;
  world.argocd.requests.length = 0;
});

const REFUSED: readonly (readonly [string, Record<string, unknown>, RegExp])[] =
  [
    [
      'a group of other people',
      { owner: 'group:default/cards' },
      /Owner must be a group that you belong to, and group:default\/cards is not: choose/,
    ],
    [
      'a group that does not exist',
      { owner: 'group:default/nobody' },
      /Owner must be a group of the catalog, and group:default\/nobody is not: choose/,
    ],
    [
      'the person as the owner',
      { owner: ADA },
      /Owner must be the reference of a group: choose/,
    ],
    [
      'a group that is a user in disguise',
      { owner: 'group:default/ada' },
      /Owner must be a group of the catalog/,
    ],
    ['an owner that is no reference', { owner: 'settlement' }, /Owner must be/],
    ['no owner', { owner: '' }, /Owner must be/],
    [
      'an owner of two lines',
      { owner: 'group:default/settlement\n  namespace: kube-system' },
      /Owner must be/,
    ],
    [
      'an owner that is an expression',
      { owner: '${{ secrets.TOKEN }}' },
      /Owner must be/,
    ],
    [
      'a system of two lines',
      { system: 'system:default/cards\n  owner: group:default/cards' },
      /System must be the reference/,
    ],
    [
      'a system that does not exist',
      { system: 'system:default/nothing' },
      /System must be a system of the catalog, and system:default\/nothing is not: choose/,
    ],
    [
      'a group as the system',
      { system: 'group:default/settlement' },
      /System must be the reference/,
    ],
    [
      'a description of two lines',
      { description: 'Keeps limits.\nkind: Group' },
      /What it does must be one line/,
    ],
    [
      'a description with a hidden line break',
      { description: 'Keeps limits.\u2028kind: Group' },
      /What it does must be one line/,
    ],
    ['no description', { description: '' }, /What it does must be one line/],
    ['a name that is a way up', { name: '../escape' }, /Name must have/],
    ['a name of two lines', { name: 'card-limits\nx' }, /Name must have/],
    ['a tier that does not exist', { tier: 'tier-0' }, /Tier must be/],
  ];

describe('a run that is started past the form', () => {
  it.each(REFUSED)(
    'with %s ends in its first step and leaves nothing behind',
    async (_, values, sentence) => {
      const { status, log } = await start({ values });
      expect({ status, log }).toEqual({
        status: 'failed',
        log: expect.stringMatching(sentence),
      });
      expect(log).not.toContain('Beginning step Write the files');
      expect(asked()).toEqual([]);
    },
    30_000,
  );

  it.each(REFUSED)('with %s is refused in a dry run too', async (_, values) => {
    const [, withoutForm] = templates();
    const { status, body } = await post('dry-run', ADA).send({
      template: withoutForm,
      values: { ...VALUES, ...values },
      directoryContents: [],
    });
    expect([400, 403]).toContain(status);
    expect(body.error.message).toMatch(/ must .*: choose /);
    expect(asked()).toEqual([]);
  });

  it('is refused again when it is run again', async () => {
    const first = await start({ values: { owner: 'group:default/cards' } });
    await post(`tasks/${first.id}/retry`, ADA).send({}).expect(201);
    const second = await endOf(first.id);
    expect(second.status).toBe('failed');
    expect(second.log).toContain('and group:default/cards is not');
    expect(asked()).toEqual([]);
  }, 30_000);

  it('ends with the reason while the catalog does not answer', async () => {
    const find = portal.catalog.getEntityByRef.bind(portal.catalog);
    const spy = jest
      .spyOn(portal.catalog, 'getEntityByRef')
      .mockImplementation(async (ref, options) => {
        if (String(ref).startsWith('group:')) {
          throw new Error('no answer');
        }
        return find(ref, options);
      });
    const { status, log } = await start({});
    spy.mockRestore();
    expect({ status, log }).toEqual({
      status: 'failed',
      log: expect.stringMatching(
        /could not be read \(no answer\)\. Nothing was created\./,
      ),
    });
    expect(asked()).toEqual([]);
  }, 30_000);
});

describe('the form', () => {
  it.each(['name', 'owner', 'description', 'system'] as const)(
    'refuses a %s of two lines before there is a run',
    async field => {
      const values = { [field]: `${VALUES[field]}\nkind: Group` };
      const { status, log } = await start({ template: 'node-service', values });
      expect(status).toBe('400');
      expect(log).toContain('does not match pattern');
    },
  );
});

describe('a run', () => {
  it.each([
    ['a group of the person', ADA, 'settlement'],
    ['the group above it', ADA, 'payments'],
    ['any group, for who manages templates', ROOT, 'cards'],
  ])(
    'makes the service for %s',
    async (_, caller, group) => {
      const name = world.freshName();
      const { status, log } = await start({
        template: 'node-service',
        caller,
        values: { name, owner: `group:default/${group}` },
      });
      expect({ status, log }).toMatchObject({ status: 'completed' });
      const written = (path: string) =>
        parse(world.gitHost.git(`acme/${name}`, 'show', `main:${path}`));
      expect(written('catalog-info.yaml').spec).toMatchObject({
        owner: `group:default/${group}`,
        system: 'system:default/cards',
      });
      expect(written('catalog-info.yaml').metadata.links).toContainEqual(
        expect.objectContaining({ type: 'on-call', url: VALUES.onCall }),
      );
      expect(written('deploy/base/role-binding.yaml').subjects).toEqual([
        {
          kind: 'Group',
          name: group,
          apiGroup: 'rbac.authorization.k8s.io',
        },
      ]);
      expect(world.gitHost.requests).toContain(
        `PUT /api/v3/orgs/acme/teams/${group}/repos/acme/${name}`,
      );
      expect([...world.argocd.applications.keys()]).toEqual(
        expect.arrayContaining([`${name}-staging`, `${name}-production`]),
      );
    },
    60_000,
  );
});

describe('steps without the one that checks', () => {
  const good = {
    repoUrl: 'host?owner=acme&repo=fresh',
    team: 'settlement',
    application: 'fresh',
  };

  it.each([
    ['an owner of other people', { owner: 'group:default/cards' }],
    ['an owner of two lines', { owner: 'group:default/settlement\nx' }],
    ['a description of two lines', { description: 'Keeps limits.\nx: y' }],
    ['a team that is a way up', { team: '..' }],
    ['a name that nobody may choose', { repoUrl: 'host?owner=acme&repo=A.b' }],
  ])(
    'make no repository for %s',
    async (_, values) => {
      const { status } = await start({
        template: 'without-plan',
        values: { ...good, application: '../up', ...values },
      });
      expect(status).toBe('failed');
      expect(asked()).toEqual([]);
    },
    30_000,
  );
});
