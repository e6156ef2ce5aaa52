import { ConflictError, NotAllowedError } from '@backstage/errors';
import { createPublishRepositoryAction } from './publishRepository';
import { useOutsideWorld } from '../__testUtils__/outsideWorld';

const { gitHost, workspace, settings, run, freshName } = useOutsideWorld();

afterEach(() => {
  gitHost.refusePush = false;
  gitHost.refuseCreation = undefined;
});

function fillWorkspace(name: string): void {
  workspace.setContent({
    src: { 'main.ts': 'start();\n' },
    'catalog-info.yaml': `kind: Component\nmetadata:\n  name: ${name}\n  annotations:\n    backstage.io/source-template: template:default/node-service\nspec:\n  owner: group:default/team-a\n`,
  });
}

interface Over {
  readonly team?: string;
  readonly owner?: string;
  readonly templateRef?: string;
  readonly sourcePath?: string;
}

async function publish(name: string, over: Over = {}) {
  return run(createPublishRepositoryAction(settings()), {
    repoUrl: `${gitHost.host}?owner=acme&repo=${name}`,
    description: 'Keeps the spending limits of cards.',
    owner: 'group:default/team-a',
    templateRef: 'template:default/node-service',
    topics: ['golden-path'],
    ...over,
  });
}

describe('groundwork:repository:publish', () => {
  it('creates the repository and really pushes the files to its main branch', async () => {
    const name = freshName();
    fillWorkspace(name);
    const { output, log, error } = await publish(name);
    expect(error).toBeUndefined();
    expect(gitHost.git(`acme/${name}`, 'show', 'main:src/main.ts')).toBe(
      'start();',
    );
    expect(output).toEqual({
      repositoryUrl: `http://${gitHost.host}/acme/${name}`,
      repoContentsUrl: `http://${gitHost.host}/acme/${name}/blob/main`,
      commitSha: gitHost.git(`acme/${name}`, 'rev-parse', 'main'),
      created: true,
      madeSoFar: [
        `the repository http://${gitHost.host}/acme/${name}. To remove it by hand: open http://${gitHost.host}/acme/${name}/settings and choose **Delete this repository** at its end`,
      ],
    });
    expect(log).toContain('Repository created');
  });

  it('takes up its own repository on a second run and changes nothing in it', async () => {
    const name = freshName();
    fillWorkspace(name);
    const first = await publish(name);
    fillWorkspace(name);
    const second = await publish(name);
    expect(second.error).toBeUndefined();
    expect(second.output).toEqual({ ...first.output, created: false });
    expect(gitHost.git(`acme/${name}`, 'rev-list', '--count', 'main')).toBe(
      '1',
    );
  });

  it('fills the empty repository that a failed push left behind', async () => {
    const name = freshName();
    fillWorkspace(name);
    gitHost.refusePush = true;
    const first = await publish(name);
    expect(first.error?.message).toMatch(
      /could not be pushed.*\n\n.*\n\n- the empty repository .*\n\nTo go on, choose \*\*Continue\*\*/,
    );
    gitHost.refusePush = false;
    fillWorkspace(name);
    const second = await publish(name);
    expect(second.error).toBeUndefined();
    expect(gitHost.git(`acme/${name}`, 'show', 'main:src/main.ts')).toBe(
      'start();',
    );
  });

  it.each([
    ['another template', { templateRef: 'template:default/other' }],
    ['another owner', { owner: 'group:default/team-b' }],
  ])('leaves the repository of %s alone', async (_, over) => {
    const name = freshName();
    fillWorkspace(name);
    await publish(name);
    fillWorkspace(name);
    const { error } = await publish(name, over);
    expect(error).toBeInstanceOf(ConflictError);
    expect(error?.message).toContain('choose another name');
    expect(gitHost.git(`acme/${name}`, 'rev-list', '--count', 'main')).toBe(
      '1',
    );
  });

  it('says what the Git host refused', async () => {
    gitHost.refuseCreation = 403;
    fillWorkspace('x');
    const { error } = await publish(freshName());
    expect(error?.message).toMatch(
      /does not let the portal write \/orgs\/acme\/repos \(403\)\. Nothing was created\. Show this to the platform team: Give the portal’s account the right/,
    );
    expect(error?.stack).not.toMatch(/\.ts:|\.js:/);
  });

  it('says that the Git host is away, and why, without a line of code', async () => {
    gitHost.hangUps = 1;
    fillWorkspace('x');
    const { error } = await publish(freshName());
    expect(error?.message).toMatch(
      /^Git host .* failed to answer .*\. Nothing was created\. Wait until it answers\./,
    );
    expect(error?.stack).not.toMatch(/\.ts:|\.js:/);
  });

  it('goes on without a team that the Git host does not have, and says so', async () => {
    const name = freshName();
    fillWorkspace(name);
    const { error, log } = await publish(name, { team: 'team-a' });
    expect(error).toBeUndefined();
    expect(log).toContain('team-a could not be given write access');
  });

  it('refuses a folder outside the workspace', async () => {
    const name = freshName();
    fillWorkspace(name);
    const { error } = await publish(name, { sourcePath: '../..' });
    expect(error).toBeInstanceOf(NotAllowedError);
  });
});
