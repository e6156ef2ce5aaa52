import { jsonScripts, recipeOf, taskCommands } from './recipes';

const none = new Map<string, string>();

/** The commands of a target, one a line. */
function recipe(
  lines: readonly string[],
  targets: readonly string[],
  given: ReadonlyMap<string, string> = none,
) {
  return recipeOf(lines.join('\n'), targets, given)?.split('\n');
}

describe('a target of a Makefile', () => {
  it('runs what it needs first, each once', () => {
    const file = [
      'ship: build test # in turns',
      '\thelm upgrade app',
      '',
      'build: fetch',
      '\tgo build',
      'test: fetch build',
      '\tgo test',
      'fetch:',
      '\tgo mod download',
      'other:',
      '\tnothing',
    ];
    expect(recipe(file, ['ship'])).toEqual([
      'go mod download',
      'go build',
      'go test',
      'helm upgrade app',
    ]);
    expect(recipe(file, ['test', 'fetch'])).toEqual([
      'go mod download',
      'go build',
      'go test',
    ]);
  });

  it('is the first that is no setting of make where none is named', () => {
    const file = ['.PHONY: ship', 'ship:', '\tcf push', 'other:', '\tno'];
    expect(recipe(file, [])).toEqual(['cf push']);
  });

  it.each([
    ['what it lacks', ['ship:', '\tcf push'], ['gone']],
    ['an empty file', [], []],
    ['a target without commands', ['ship: gone'], ['ship']],
  ])('says nothing where there is %s', (_, file, targets) => {
    expect(recipe(file, targets)).toBeUndefined();
  });

  it('has its variables filled in, as the call gives them before the file', () => {
    const file = [
      'ENV ?= test',
      'ENV = later',
      'export REGION := eu',
      'override SIZE ::= 3',
      'NAME=$(APP)-$(ENV)',
      'ship:',
      '\tdeploy $(NAME) ${REGION} $(SIZE) $(GONE) $$HOME $(shell date)',
    ];
    const given = new Map([['APP', 'shop']]);
    expect(recipe(file, ['ship'], given)).toEqual([
      'deploy shop-test eu 3 $GONE $HOME $(shell date)',
    ]);
    expect(
      recipe(file, ['ship'], new Map([...given, ['ENV', 'live']])),
    ).toEqual(['deploy shop-live eu 3 $GONE $HOME $(shell date)']);
  });

  it('may be named by a variable, or share its commands with others', () => {
    const file = ['APP = shop', '$(APP) all: build', '\tcf push', 'build:'];
    expect(recipe(file, ['shop'])).toEqual(['cf push']);
    expect(recipe(file, ['all'])).toEqual(['cf push']);
  });

  it('has marks of make taken off its commands, and lines that go on put together', () => {
    const file = ['ship:', '\t@-+cf \\', '  push', '  echo indented', '\t'];
    expect(recipe(file, ['ship'])).toEqual(['cf    push', 'echo indented']);
  });

  it('goes on behind a condition, and ends at anything else', () => {
    const file = [
      'ship:',
      'ifeq (a,b)',
      '\tone',
      'else',
      '# a remark',
      '',
      '\ttwo',
      'endif',
      'include more.mk',
      '\tthree',
    ];
    expect(recipe(file, ['ship'])).toEqual(['one', 'two']);
  });

  it.each(['ifneq (a,b)', 'ifdef A', 'ifndef A'])(
    'goes on behind %s',
    condition => {
      expect(recipe(['ship:', condition, '\tone'], ['ship'])).toEqual(['one']);
    },
  );

  it('follows a call of make into a target of the same file', () => {
    const file = [
      'ship:',
      '\t$(MAKE) build',
      '\t${MAKE} test-all ',
      '\tmake push',
      '\tmake gone',
      '\tmake push FORCE=1',
      'build:',
      '\tgo build',
      'test-all:',
      '\tgo test',
      'push:',
      '\tdocker push',
    ];
    expect(recipe(file, ['ship'])).toEqual([
      'go build',
      'go test',
      'docker push',
      'make gone',
      'make push FORCE=1',
    ]);
  });

  it.each(['if', 'eval', 'call', 'error', 'foreach'])(
    'leaves out what only make reads: $(%s …)',
    word => {
      expect(
        recipe(['ship:', `\t$(${word} x)`, '\tcf push'], ['ship']),
      ).toEqual(['cf push']);
    },
  );

  it('adds to what was written of it before, and keeps what it needs', () => {
    const file = ['ship: build', 'build:', '\tgo build', 'ship:', '\tcf push'];
    expect(recipe(file, ['ship'])).toEqual(['go build', 'cf push']);
  });

  it('with two colons is a target', () => {
    expect(
      recipe(['ship:: build', '\tcf push', 'build:', '\tgo build'], ['ship']),
    ).toEqual(['go build', 'cf push']);
  });

  it('is followed as deep as people write, and as long', () => {
    const deep = Array.from({ length: 30 }, (_, n) => [
      `t${n}: t${n + 1}`,
      `\techo ${n}`,
    ]).flat();
    expect(recipe(deep, ['t0'])).toHaveLength(21);
    const long = [
      'ship:',
      ...Array.from({ length: 30 }, () => `\t${'x'.repeat(4_999)}`),
    ];
    expect(recipe(long, ['ship'])).toHaveLength(20);
  });
});

describe('the scripts of a package.json', () => {
  it('are known by name', () => {
    expect([
      ...jsonScripts('{ "name": "a", "scripts": { "ship": "cf push" } }'),
    ]).toEqual([['ship', 'cf push']]);
  });

  it.each([
    '{}',
    '[]',
    'null',
    '{',
    '',
    '{ "scripts": { "ship": 3 } }',
    '{ "scripts": null }',
  ])('are none in %j', text => {
    expect(jsonScripts(text).size).toBe(0);
  });
});

describe('a task of a Taskfile', () => {
  const file = {
    tasks: {
      ship: { cmds: ['go build', { cmd: 'cf push' }, { task: 'other' }] },
      one: { cmd: 'helm upgrade' },
      odd: { cmds: 3 },
      none: {},
    },
  };

  it.each([
    ['ship', 'go build\ncf push'],
    ['one', 'helm upgrade'],
    ['none', ''],
    ['odd', undefined],
    ['gone', undefined],
  ])('is a script of its commands: %s', (name, script) => {
    expect(taskCommands(file, name)).toBe(script);
  });

  it.each([undefined, null, [], {}, { tasks: [] }])(
    'is not there in %j',
    document => {
      expect(taskCommands(document, 'ship')).toBeUndefined();
    },
  );
});
