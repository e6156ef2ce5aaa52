import { parse } from 'yaml';
import { hiddenBehind } from './commandLookup';

/** Looks a command up in files; those that begin with `beside:` lie beside the action that runs it. */
function behind(command: string, files: Readonly<Record<string, string>> = {}) {
  return hiddenBehind(command, {
    read: path => files[path],
    readBeside: path => files[`beside:${path}`],
    parseYaml: text => parse(text),
    variables: new Map([['APP', 'shop']]),
  });
}

const MAKEFILE = 'all:\n\tgo build\nship:\n\tcf push $(APP) $(ENV)\n';

describe('what a command hides', () => {
  it.each([
    ['make ship', 'ship', 'cf push shop $ENV'],
    ['gmake ship', 'ship', 'cf push shop $ENV'],
    ['make ship ENV=live', 'ship', 'cf push shop live'],
    ['make APP=blog ship', 'ship', 'cf push blog $ENV'],
    ['make -j ship', 'ship', 'cf push shop $ENV'],
    ['make all ship', 'all ship', 'go build\ncf push shop $ENV'],
    ['make $TARGET', '', 'go build'],
    ['make', '', 'go build'],
    ['make gone', 'gone', undefined],
  ])('is a target of the Makefile: %s', (command, name, script) => {
    expect(behind(command, { Makefile: MAKEFILE })).toEqual({ name, script });
  });

  it.each([
    ['make -C app ship', 'app/Makefile'],
    ['make --directory app ship', 'app/Makefile'],
    ['make -C ./app/ ship', 'app/Makefile'],
    ['make -C . ship', 'Makefile'],
    ['make -f ci.mk ship', 'ci.mk'],
    ['make --file ci.mk ship', 'ci.mk'],
    ['make --makefile ci.mk ship', 'ci.mk'],
    ['make -C app -f ci.mk ship', 'app/ci.mk'],
    ['make ship', 'makefile'],
    ['make ship', 'GNUmakefile'],
  ])(
    'lies in the file that make is told to read: %s in %s',
    (command, file) => {
      expect(behind(command, { [file]: MAKEFILE, other: MAKEFILE })).toEqual({
        name: 'ship',
        script: 'cf push shop $ENV',
      });
    },
  );

  it.each([
    'make ship',
    'just ship',
    'task ship',
    'rake ship',
    'bundle exec rake ship',
    'npm run ship',
    'npm run-script ship',
    './ship',
    'ship/ship',
  ])('is not known where no file is at hand: %s', command => {
    expect(behind(command)).toEqual(
      command === 'ship/ship' ? undefined : { name: 'ship', script: undefined },
    );
  });

  it.each(['justfile', 'Justfile'])('is a recipe of a %s', file => {
    const text = 'build:\n    go build\nship env:\n    cf push\n';
    expect(behind('just ship live', { [file]: text })).toEqual({
      name: 'ship live',
      script: 'cf push',
    });
  });

  it.each(['Taskfile.yml', 'Taskfile.yaml'])('is a task of a %s', file => {
    const text =
      'tasks: { default: { cmd: go build }, ship: { cmd: cf push } }';
    expect(behind('task ship', { [file]: text })).toEqual({
      name: 'ship',
      script: 'cf push',
    });
    expect(behind('task', { [file]: text })).toEqual({
      name: 'default',
      script: 'go build',
    });
  });

  it.each([
    ['npm run ship', 'cf push'],
    ['npm run-script ship', 'cf push'],
    ['yarn ship', 'cf push'],
    ['yarn run ship', 'cf push'],
    ['pnpm run ship', 'cf push'],
    ['bun run ship', 'cf push'],
    ['npm run --silent ship', 'cf push'],
  ])('is a script of the package.json: %s', (command, script) => {
    const file = '{ "scripts": { "ship": "cf push" } }';
    expect(behind(command, { 'package.json': file })).toEqual({
      name: 'ship',
      script,
    });
  });

  it.each(['yarn install', 'npm ci', 'yarn', 'npm run', 'bundle install'])(
    'is nothing where the command says itself what it does: %s',
    command => {
      expect(behind(command, { 'package.json': '{}' })).toBeUndefined();
    },
  );

  it.each([
    ['./ci/ship.sh live', 'ci/ship.sh'],
    ['ci/ship.sh', 'ci/ship.sh'],
    ['bash ci/ship.sh', 'ci/ship.sh'],
    ['bash -x ./ci/ship.sh', 'ci/ship.sh'],
    ['sh ship.bash', 'ship.bash'],
    ['zsh ship.sh', 'ship.sh'],
    ['$ROOT/ship.sh', 'ship.sh'],
    ['./$ROOT/ship.sh', 'ship.sh'],
    ['./ship', 'ship'],
  ])('is the script that it runs: %s', (command, file) => {
    const name = file.split('/').pop();
    expect(behind(command, { [file]: 'cf push' })).toEqual({
      name,
      script: 'cf push',
    });
    expect(behind(command, { [`beside:${file}`]: 'helm upgrade' })).toEqual({
      name,
      script: 'helm upgrade',
    });
  });

  it.each([
    'python ship.py',
    'python3 ship.py',
    'ruby ship.rb',
    'node ship.js',
    'node ship.mjs',
    'tsx ship.ts',
    'pwsh ship.ps1',
    './ship.py',
  ])('is named and not read where it is no shell: %s', command => {
    const name = command.replace(/^(\.\/|.* )/, '');
    expect(behind(command, { [name]: 'print()' })).toEqual({
      name,
      script: undefined,
    });
  });

  it.each(['bash -c ship', 'node ship', 'cat ship.sh', 'kubectl apply', ''])(
    'is nothing that is looked up: %j',
    command => {
      expect(behind(command, { ship: 'x', 'ship.sh': 'x' })).toBeUndefined();
    },
  );
});
