/**
 * Commands that only name what they do (`make deploy`, `npm run ship`, `./scripts/release.sh`): what lies behind them is
 * looked up in the files of the repository, where they are at hand.
 */
import { jsonScripts, recipeOf, taskCommands } from './recipes';
import type { ReadText } from './types';

/** What a command hides. */
export interface Hidden {
  /** The command's target or file, for its name to speak where the file is not at hand. */
  readonly name: string;
  /** The script behind it; undefined where it is not at hand. */
  readonly script: string | undefined;
}

/** Where files are looked for, and what variables mean there. */
export interface Lookup {
  readonly read: ReadText;
  /** The folder of the action that runs the command, seen from the root of its own repository. */
  readonly readBeside?: ReadText;
  readonly parseYaml: (text: string) => unknown;
  readonly variables?: ReadonlyMap<string, string>;
}

const SCRIPT = /\.(sh|bash|py|rb|js|mjs|ts|ps1)$/;
const RUNNERS = /^(bash|sh|zsh|python3?|ruby|node|pwsh|tsx|npx tsx)$/;

function targetsIn(words: readonly string[]): readonly string[] {
  return words.filter(word => !/^[-$]/.test(word) && !word.includes('='));
}

function optionOf(
  words: readonly string[],
  names: readonly string[],
): string | undefined {
  const at = words.findIndex(word => names.includes(word));
  return at < 0 ? undefined : words[at + 1];
}

function joined(folder: string | undefined, file: string): string {
  return [folder, file]
    .filter(part => part !== undefined && part !== '.' && part !== '')
    .join('/')
    .replace(/\/+/g, '/')
    .replace(/^\.\//, '');
}

function makeOf(words: readonly string[], lookup: Lookup): Hidden {
  const folder = optionOf(words, ['-C', '--directory']);
  const file = optionOf(words, ['-f', '--file', '--makefile']);
  const targets = targetsIn(words).filter(
    word => word !== folder && word !== file,
  );
  const name = targets.join(' ');
  const variables = new Map([
    ...(lookup.variables ?? []),
    ...words.flatMap(word => {
      const given = /^(\w+)=(.*)$/.exec(word);
      return given ? [[given[1] ?? '', given[2] ?? ''] as const] : [];
    }),
  ]);
  const names = file ? [file] : ['Makefile', 'makefile', 'GNUmakefile'];
  for (const each of names) {
    const text = lookup.read(joined(folder, each));
    if (text !== undefined)
      return { name, script: recipeOf(text, targets, variables) };
  }
  return { name, script: undefined };
}

function scriptOf(path: string, lookup: Lookup): Hidden {
  const plain = path.replace(/^(\.\/|\$\w+\/)+/, '');
  const text = lookup.read(plain) ?? lookup.readBeside?.(plain);
  const isShell = text !== undefined && !/\.(py|rb|js|mjs|ts|ps1)$/.test(plain);
  const name = plain.split('/').pop() ?? plain;
  return { name, script: isShell ? text : undefined };
}

function packageScript(
  words: readonly string[],
  lookup: Lookup,
): Hidden | undefined {
  const rest =
    words[0] === 'run' || words[0] === 'run-script' ? words.slice(1) : words;
  const [name] = targetsIn(rest);
  if (name === undefined) return undefined;
  const text = lookup.read('package.json');
  const script = text === undefined ? undefined : jsonScripts(text).get(name);
  return words[0] === 'run' || words[0] === 'run-script' || script !== undefined
    ? { name, script }
    : undefined;
}

function taskOf(words: readonly string[], lookup: Lookup): Hidden {
  const targets = targetsIn(words);
  const [name = 'default'] = targets;
  for (const file of ['Taskfile.yml', 'Taskfile.yaml']) {
    const text = lookup.read(file);
    if (text !== undefined)
      return { name, script: taskCommands(lookup.parseYaml(text), name) };
  }
  return { name, script: undefined };
}

/** What a command hides; undefined where the command says itself what it does. */
export function hiddenBehind(text: string, lookup: Lookup): Hidden | undefined {
  const [program = '', ...words] = text.split(/\s+/);
  switch (program) {
    case 'make':
    case 'gmake':
      return makeOf(words, lookup);
    case 'just': {
      const recipes = lookup.read('justfile') ?? lookup.read('Justfile');
      const targets = targetsIn(words);
      return {
        name: targets.join(' '),
        script:
          recipes === undefined
            ? undefined
            : recipeOf(recipes, targets.slice(0, 1), new Map()),
      };
    }
    case 'task':
      return taskOf(words, lookup);
    case 'npm':
    case 'yarn':
    case 'pnpm':
    case 'bun':
      return packageScript(words, lookup);
    case 'rake':
      return { name: targetsIn(words).join(' '), script: undefined };
    case 'bundle':
      return words[0] === 'exec' && words[1] === 'rake'
        ? { name: words.slice(2).join(' '), script: undefined }
        : undefined;
    default:
      break;
  }
  if (program.startsWith('./') || SCRIPT.test(program))
    return scriptOf(program, lookup);
  const [file = ''] = targetsIn(words);
  return RUNNERS.test(program) && SCRIPT.test(file)
    ? scriptOf(file, lookup)
    : undefined;
}
