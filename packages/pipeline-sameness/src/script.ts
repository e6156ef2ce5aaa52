/** A shell script as atoms: by what its commands do, by what lies behind those that only name it, else by their names. */
import { commandAtoms, isDelivery, withoutRepeats } from './classify';
import { hiddenBehind, type Lookup } from './commandLookup';
import { hintedAtoms } from './hints';
import { commandsOf, type Command } from './shell';
import type { Atom } from './types';

/** Scripts that call scripts are followed this far. */
const MAX_DEPTH = 5;

/** What a script does, and whether some of it lies where nobody could read. */
export interface ReadScript {
  readonly atoms: readonly Atom[];
  readonly isHidden: boolean;
}

interface Position {
  readonly depth: number;
  /** Names around the command that speak where it does not: its step, its job. */
  readonly names: readonly string[];
}

function saysWhatItDoes(atoms: readonly Atom[]): boolean {
  return atoms.some(
    ({ stage, delivers }) => stage !== undefined && delivers !== 'name',
  );
}

function isTelling({ stage }: Atom): boolean {
  return stage !== undefined && stage !== 'checkout' && stage !== 'setup';
}

/** A name that speaks of a stage; the first one that does. */
function spoken(names: readonly string[], head: string): readonly Atom[] {
  for (const name of names) {
    const atoms = hintedAtoms(name, head);
    if (atoms.some(({ stage }) => stage !== undefined)) return atoms;
  }
  return [{ head }];
}

function readCommand(
  command: Command,
  lookup: Lookup,
  position: Position,
): ReadScript {
  const own = commandAtoms(command);
  if (saysWhatItDoes(own)) return { atoms: own, isHidden: false };
  const hidden = hiddenBehind(command.text, lookup);
  if (!hidden) return { atoms: own, isHidden: false };
  if (hidden.script !== undefined && position.depth < MAX_DEPTH) {
    const inside = readScript(hidden.script, lookup, {
      names: [hidden.name],
      depth: position.depth + 1,
    });
    const tells = inside.atoms.some(
      atom => isDelivery(atom) || atom.stage === 'image',
    );
    // What the script prepares for itself is its own affair.
    if (tells) return { ...inside, atoms: inside.atoms.filter(isTelling) };
    if (!inside.isHidden && own.every(({ stage }) => stage === undefined)) {
      const stages = inside.atoms.filter(
        ({ stage }) => stage === 'test' || stage === 'lint',
      );
      return { atoms: stages.length > 0 ? stages : own, isHidden: false };
    }
    if (!inside.isHidden) return { atoms: inside.atoms, isHidden: false };
  }
  if (own.some(({ stage }) => stage !== undefined))
    return { atoms: own, isHidden: true };
  return {
    atoms: spoken([hidden.name, ...position.names], command.head),
    isHidden: true,
  };
}

/** A clone, a commit and a push of it: a change of another repository, which a controller watches. */
function changesAnotherRepository(
  commands: readonly Command[],
  hasCheckout: boolean,
): boolean {
  const does = (pattern: RegExp) =>
    commands.some(({ text }) => pattern.test(text));
  const isElsewhere =
    hasCheckout ||
    does(/^(git|gh repo) (\S+ )*clone\b(?!.*(gh-pages|--mirror|wiki))/) ||
    does(/^git -C \S+ (\S+ )*commit\b/);
  return (
    isElsewhere &&
    does(/^git (\S+ )*commit\b/) &&
    does(/^git (\S+ )*push\b(?!.*(--tags|gh-pages|--mirror|refs\/tags))/) &&
    !does(/^gh pr create\b/)
  );
}

/** Reads a script. `hasCheckout`: its job has checked out another repository than its own. */
export function readScript(
  script: string,
  lookup: Lookup,
  {
    names = [],
    depth = 0,
    hasCheckout = false,
  }: {
    readonly names?: readonly string[];
    readonly depth?: number;
    readonly hasCheckout?: boolean;
  } = {},
): ReadScript {
  const commands = commandsOf(script);
  const read = commands.map(each =>
    readCommand(each, lookup, { depth, names }),
  );
  const atoms = read.flatMap(each => each.atoms);
  const gitops: readonly Atom[] = changesAnotherRepository(
    commands,
    hasCheckout,
  )
    ? [{ stage: 'deploy', head: 'git commit elsewhere' }]
    : [];
  return {
    atoms: withoutRepeats([...atoms, ...gitops]),
    isHidden: read.some(each => each.isHidden),
  };
}
