import { replaceBraced } from './braces';
import { QUOTED_SPACE, scanCommands, withoutHeredocs } from './shellScan';
import { PLUMBING, WITH_VERB, WRAPPERS } from './shellWords';

/** Programs whose trade takes three words to name: `aws ecs update-service`. */
const DEEP = new Set(['aws', 'gcloud', 'az', 'gh', 'argocd']);
/** Verbs behind which stands what is really done: `npm run deploy`, `docker compose up`. */
const FORWARDING = new Set([
  'run',
  'exec',
  'x',
  'compose',
  'stack',
  'buildx',
  'imagetools',
  'image',
  'manifest',
]);

/** A script of which only a run knows the folder: `$GITHUB_ACTION_PATH/ship.sh` is looked for beside the action and in the repository. */
const IN_A_FOLDER =
  /^\$\{?[\w.]+\}?\/(?=\S*\.(?:sh|bash|py|rb|js|mjs|ts|ps1)$)/;

/** A command of a script: `head` is what it is compared by, `text` is all of it, for the dictionary of stages. */
export interface Command {
  readonly head: string;
  readonly text: string;
}

function verbsOf(name: string, rest: readonly string[]): readonly string[] {
  const verbs = rest.filter(
    word => !/^[-$]/.test(word) && !/^\d/.test(word) && !word.includes('='),
  );
  const usual = DEEP.has(name) ? 3 : 1;
  const count = FORWARDING.has(verbs[0] ?? '') ? 2 : usual;
  return verbs.slice(0, count).map(verb => verb.replace(/[:=].*$/, ''));
}

function readCommand(command: string): Command | undefined {
  const words = command
    .replace(/^[({\s]+/, '')
    .split(/\s+/)
    .filter(word => word !== '');
  while (
    words[0] !== undefined &&
    (WRAPPERS.has(words[0]) || /^[A-Za-z_]\w*=/.test(words[0]))
  )
    words.shift();
  const [first, ...rest] = words.map(word =>
    word.replaceAll(QUOTED_SPACE, ' ').replace(IN_A_FOLDER, './'),
  );
  if (
    first === undefined ||
    PLUMBING.has(first) ||
    /^[#$)\]}<>&-]/.test(first) ||
    /\)$/.test(first)
  )
    return undefined;
  const name =
    first.includes('/') && !isScript(first)
      ? first.split('/').pop() ?? first
      : first;
  const text = [name, ...rest].join(' ');
  if (!WITH_VERB.has(name)) return { head: name, text };
  return { head: [name, ...verbsOf(name, rest)].join(' '), text };
}

function isScript(word: string): boolean {
  return word.startsWith('./') || /\.(sh|bash|py|rb|js|mjs|ts|ps1)$/.test(word);
}

/**
 * The commands of a shell script. The head is the program, with its verb where the program is one of many trades
 * (`npm publish`, `kubectl apply`). Comments, plumbing and here-documents are left out.
 */
export function commandsOf(script: string): readonly Command[] {
  const plain = withoutHeredocs(replaceBraced(script, () => '$EXPR'));
  return scanCommands(plain)
    .map(readCommand)
    .filter(command => command !== undefined);
}
