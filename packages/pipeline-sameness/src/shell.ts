import { PLUMBING, WITH_VERB, WRAPPERS } from './shellWords';

function joinContinuations(script: string): string {
  return script.replace(/\\\r?\n/g, ' ');
}

/** Heredoc bodies are data for a command, not commands. */
function dropHeredocs(script: string): string {
  return script.replace(
    /<<-?\s*(["']?)(\w+)\1([^\n]*)\n[\s\S]*?\n[ \t]*\2[ \t]*(?=\n|$)/g,
    '$3',
  );
}

/** What is quoted is an argument and separates nothing (`sed "s|a|b|; s|c|d|"`), unless a shell is told to run it. */
function quietQuotes(line: string): string {
  return line.replace(
    /(\s-\w*c\s+)?("(?:\\.|[^"\\])*"|'[^']*')/g,
    (whole: string, told: string | undefined) =>
      told === undefined ? whole.replace(/[;|&]/g, ' ') : whole,
  );
}

function splitCommands(line: string): string[] {
  return quietQuotes(line).split(/&&|\|\||;|\||\$\(|`/);
}

/** A command of a script: `head` is what it is compared by, `text` is all of it, for the dictionary of stages. */
export interface Command {
  readonly head: string;
  readonly text: string;
}

function readCommand(command: string): Command | undefined {
  const words = command
    .replace(/\$\{\{.*?\}\}/g, '$EXPR')
    .replace(/["']/g, '')
    .trim()
    .split(/\s+/)
    .filter(word => word !== '' && !/^[A-Za-z_]\w*=/.test(word));
  while (words[0] !== undefined && WRAPPERS.has(words[0])) words.shift();
  const [first, ...rest] = words;
  if (
    first === undefined ||
    PLUMBING.has(first) ||
    /^[#$)\]}<>&-]/.test(first) ||
    /\(\)$/.test(first)
  )
    return undefined;
  const name =
    first.includes('/') && !first.startsWith('./')
      ? first.split('/').pop() ?? first
      : first;
  const text = [name, ...rest].join(' ');
  if (!WITH_VERB.has(name)) return { head: name, text };
  const verbs = rest.filter(
    word => !word.startsWith('-') && !word.startsWith('$') && !/^\d/.test(word),
  );
  const deep =
    name === 'aws' ||
    name === 'gcloud' ||
    name === 'az' ||
    name === 'gh' ||
    name === 'argocd'
      ? 3
      : 1;
  const runs = [
    'run',
    'exec',
    'x',
    'compose',
    'stack',
    'buildx',
    'imagetools',
  ].includes(verbs[0] ?? '')
    ? 2
    : deep;
  return {
    head: [
      name,
      ...verbs.slice(0, runs).map(verb => verb.replace(/[:=].*$/, '')),
    ].join(' '),
    text,
  };
}

/**
 * The commands of a shell script. The head is the program, with its verb where the program is one of many trades
 * (`npm publish`, `kubectl apply`). Comments, plumbing and here-documents are left out.
 */
export function commandsOf(script: string): readonly Command[] {
  return dropHeredocs(joinContinuations(script))
    .split(/\r?\n/)
    .map(line => line.replace(/(^|\s)#.*$/, ''))
    .flatMap(splitCommands)
    .map(readCommand)
    .filter(command => command !== undefined);
}
