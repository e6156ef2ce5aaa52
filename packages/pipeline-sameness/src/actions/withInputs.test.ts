import type { Scope } from './scope';
import {
  handedScripts,
  onlyTries,
  pushesImage,
  scriptedRelease,
} from './withInputs';

const scope: Scope = new Map([
  ['inputs.push', ['false']],
  ['inputs.app', ['shop']],
]);

describe('the inputs of an action', () => {
  it.each([
    'script',
    'inlineScript',
    'inline-script',
    'inline_script',
    'run',
    'args',
    'arguments',
    'command',
    'commands',
    'cmd',
    'Script',
  ])('hand it a script as %s', name => {
    expect(handedScripts('tool', { [name]: 'npm test' }, scope)).toEqual([
      'npm test',
    ]);
  });

  it.each(['scripts', 'prerun', 'comment', 'cmdline'])(
    'hand it no script as %s',
    name => {
      expect(handedScripts('tool', { [name]: 'npm test' }, scope)).toEqual([]);
    },
  );

  it.each([
    ['frobnicate --now', ['tool frobnicate --now']],
    ['frob ${{ inputs.app }}', ['tool frob shop']],
    ['frob\nnicate', ['frob\nnicate']],
    ['frob\n', ['tool frob\n']],
    [true, ['tool true']],
    [3, []],
  ])(
    'are the arguments of its tool where they are no script: %j',
    (args, is) => {
      expect(handedScripts('tool', { args }, scope)).toEqual(is);
    },
  );

  it('may not be there', () => {
    expect(handedScripts('tool', null, scope)).toEqual([]);
    expect(scriptedRelease(undefined)).toEqual([]);
    expect(pushesImage(undefined, scope)).toBe(false);
    expect(onlyTries(null, scope)).toBe(false);
  });

  it.each([
    ['await github.rest.repos.createRelease({ tag_name })', true],
    ['await github.rest.repos.createRelease ({ draft: false })', true],
    ['createRelease({ draft: true })', false],
    ['repos.createRelease({ draft : true })', false],
    ['repos.createReleaseNote({})', false],
    ['repos.getRelease()', false],
  ])('bring a release out by JavaScript: %s is %s', (script, does) => {
    expect(scriptedRelease({ script })).toEqual(
      does
        ? [{ stage: 'publish', head: 'create release', delivers: 'name' }]
        : [],
    );
  });

  it.each([
    [{}, false],
    [{ push: true }, true],
    [{ push: 'yes' }, true],
    [{ push: 'none of it' }, true],
    [{ push: false }, false],
    [{ push: 'FALSE' }, false],
    [{ push: ' no ' }, false],
    [{ push: '0' }, false],
    [{ push: '' }, false],
    [{ push: '${{ inputs.push }}' }, false],
    [{ push: '${{ inputs.other }}' }, true],
    [{ outputs: 'type=image,push=true' }, true],
    [{ outputs: 'type=registry', push: false }, true],
    [{ outputs: 'type=local' }, false],
  ])('push an image: %j is %s', (inputs, does) => {
    expect(pushesImage(inputs, scope)).toBe(does);
  });

  it.each([
    { draft: true },
    { Draft: 'yes' },
    { 'dry-run': 'true' },
    { dry_run: true },
    { dryRun: true },
    { preview: true },
    { draft: '${{ true }}' },
    { args: 'release --snapshot' },
    { args: 'release --dry-run' },
    { args: 'release --dryrun' },
    { args: 'release --skip=publish' },
    { args: 'release --skip publish' },
    { args: 'up --plan' },
    { args: ' plan' },
    { command: 'preview' },
    { command: 'build app' },
    { command: 'check' },
    { command: 'validate' },
    { command: 'diff app' },
    { push: false },
  ])('keep it from bringing anything out: %j', inputs => {
    expect(onlyTries(inputs, scope)).toBe(true);
  });

  it.each([
    { draft: false },
    { drafts: true },
    { 'my-draft': true },
    { draft: '${{ inputs.other }}' },
    { draft: '${{ inputs.push }}' },
    { args: 'deploy plan' },
    { args: 'planned' },
    { args: 'release --snapshots' },
    { args: 'apply' },
    { text: '--snapshot' },
    { push: true },
    { pushing: false },
  ])('do not keep it from bringing something out: %j', inputs => {
    expect(onlyTries(inputs, scope)).toBe(false);
  });
});
