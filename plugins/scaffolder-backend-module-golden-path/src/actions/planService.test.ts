import { mockServices } from '@backstage/backend-test-utils';
import { ConflictError } from '@backstage/errors';
import { readGoldenPathConfig } from '../config';
import { createPlanServiceAction } from './planService';
import { useOutsideWorld } from '../__testUtils__/outsideWorld';

const { gitHost, workspace, settings, run, freshName } = useOutsideWorld();

function fillWorkspace(name: string): void {
  workspace.setContent({
    src: { 'main.ts': 'start();\n' },
    'catalog-info.yaml': `kind: Component\nmetadata:\n  name: ${name}\n  annotations:\n    backstage.io/source-template: template:default/node-service\nspec:\n  owner: group:default/team-a\n`,
  });
}

describe('groundwork:service:plan', () => {
  const input = (name: string) => ({
    name,
    owner: 'group:default/team-a',
    description: 'Keeps the spending limits of cards.',
    tier: 'tier-2',
    templateRef: 'template:default/node-service',
  });

  it('says where the service will live, from the configuration', async () => {
    const { output } = await run(
      createPlanServiceAction(settings()),
      input('fresh'),
    );
    expect(output).toMatchObject({
      repoUrl: `${gitHost.host}?owner=acme&repo=fresh`,
      projectSlug: 'acme/fresh',
      stagingDomain: 'staging.test',
      productionDomain: 'test',
      stagingIngressClass: '',
      stagingGateway: '',
      productionGateway: 'public',
      productionGatewayNamespace: 'gateway',
      argocdAnnotation: 'argocd/app-name',
      argocdValue: 'fresh',
    });
  });

  it('names the applications by their label where one Argo CD deploys several environments', async () => {
    const { output } = await run(
      createPlanServiceAction(settings({ productionInstance: 'hub' })),
      input('fresh'),
    );
    expect(output).toMatchObject({
      argocdAnnotation: 'argocd/app-selector',
      argocdValue: 'backstage.io/kubernetes-id=fresh',
    });
  });

  it('stops before anything is made when the name belongs to somebody else', async () => {
    const name = freshName();
    gitHost.create(`acme/${name}`);
    fillWorkspace('somebody-else');
    gitHost.git(`acme/${name}`, '--work-tree', workspace.path, 'add', '--all');
    gitHost.git(
      `acme/${name}`,
      ...['--work-tree', workspace.path],
      ...['-c', 'user.name=t', '-c', 'user.email=t@localhost'],
      ...['commit', '--quiet', '-m', 'Theirs'],
    );
    const { error } = await run(
      createPlanServiceAction(settings()),
      input(name),
    );
    expect(error).toBeInstanceOf(ConflictError);
    expect(error?.stack).toBe(error?.message);
  });

  it('says that it continues what an earlier run began, and lists it', async () => {
    const name = freshName();
    gitHost.create(`acme/${name}`);
    const { output, log, error } = await run(
      createPlanServiceAction(settings()),
      input(name),
    );
    expect(error).toBeUndefined();
    expect(output).toMatchObject({ continues: true });
    expect(log).toMatch(
      /Continuing .*, which an earlier run began\. There is already:\n- the empty repository/,
    );
    const fresh = await run(
      createPlanServiceAction(settings()),
      input(freshName()),
    );
    expect(fresh.output).toMatchObject({ continues: false });
  });

  it('says that the Git host is away before anything is made', async () => {
    gitHost.hangUps = 1;
    const { error } = await run(
      createPlanServiceAction(settings()),
      input('fresh'),
    );
    expect(error?.message).toMatch(
      /failed to answer for [^ ]*: [^.]*\. Nothing was created\./,
    );
  });

  it('names the configuration key that is missing', async () => {
    const config = readGoldenPathConfig(mockServices.rootConfig({ data: {} }));
    const { error } = await run(
      createPlanServiceAction({ ...settings(), config }),
      input('fresh'),
    );
    expect(error?.message).toContain('goldenPath.repository.host');
  });
});
