import {
  ACTION_STAGES,
  COMMAND_STAGES,
  JENKINS_STAGES,
  NAME_HINTS,
  PAGES_HEADS,
  type DictionaryRow,
} from './dictionary';
import { majorOf } from './references';
import { commandsOf } from './shell';
import type { Atom, RemoteReference, Stage } from './types';

function find(
  rows: readonly DictionaryRow[],
  text: string,
): DictionaryRow | undefined {
  return rows.find(row => row.match.test(text));
}

/** Whether the dictionary knows what a published action is for, so that it need not be opened. */
export function knowsAction(reference: RemoteReference): boolean {
  return find(ACTION_STAGES, nameOf(reference)) !== undefined;
}

function nameOf({ repository, path }: RemoteReference): string {
  return path ? `${repository}/${path}` : repository;
}

function atomsOf(
  row: DictionaryRow | undefined,
  head: string,
): readonly Atom[] {
  if (!row) return [{ head }];
  const first: Atom = { stage: row.stage, head: row.as ?? head };
  return row.also
    ? [first, { stage: row.also, head: row.as ?? head }]
    : [first];
}

/** The atoms of a published action: its path at the major version, with its stage where the dictionary has one. */
export function actionAtoms(reference: RemoteReference): readonly Atom[] {
  const name = nameOf(reference);
  return atomsOf(
    find(ACTION_STAGES, name),
    `${name}@${majorOf(reference.ref)}`,
  );
}

/** The atom of something that could not be opened: its stage is a guess from its name. */
export function hintedAtom(name: string, head: string): Atom {
  const hint = find(NAME_HINTS, name);
  return { ...(hint ? { stage: hint.stage } : {}), head };
}

/** The atoms of a shell script, repeats folded. */
export function scriptAtoms(script: string): readonly Atom[] {
  const atoms = commandsOf(script).flatMap(({ head, text }) =>
    atomsOf(find(COMMAND_STAGES, text), head),
  );
  return [...new Map(atoms.map(atom => [atomKey(atom), atom])).values()];
}

/** The atom of a Jenkins step; undefined where the dictionary does not know it. */
export function jenkinsStepAtom(name: string): Atom | undefined {
  const row = find(JENKINS_STAGES, name);
  return row && { stage: row.stage, head: row.as ?? name };
}

/** `stage|head`, the form in which atoms are compared. */
export function atomKey({ stage, head }: Atom): string {
  return `${stage ?? ''}|${head}`;
}

const PRODUCTION =
  /^(prod(uction)?|live|prd)([-_. ].*)?$|[-_. ](prod(uction)?|live|prd)$/i;
const TIERS: ReadonlyArray<readonly [RegExp, string]> = [
  [
    /(^|[-_. ])(pre-?prod(uction)?|staging|stage|stg|uat|acceptance|acc)([-_. ]|$)/i,
    'staging',
  ],
  [/(^|[-_. ])(qa|tests?|testing|int|integration)([-_. ]|$)/i, 'test'],
  [/(^|[-_. ])(dev|development|preview)([-_. ]|$)/i, 'development'],
];

/** The tier that an environment's name speaks of; its own name, lower case, where it speaks of none. */
export function environmentTier(name: string): string {
  const trimmed = name.trim();
  const tier = TIERS.find(([pattern]) => pattern.test(trimmed))?.[1];
  if (tier) return tier;
  return PRODUCTION.test(trimmed) ? 'production' : trimmed.toLowerCase();
}

/** Gives a deploy its environment; every other stage stays as it is. */
export function inEnvironment(
  atom: Atom,
  environment: string | undefined,
): Atom {
  if (atom.stage !== 'deploy' || !environment) return atom;
  const stage: Stage = `deploy:${environmentTier(environment)}`;
  return { ...atom, stage };
}

/** Whether an atom brings the product towards its users; publishing documentation pages does not. */
export function isDelivery({ stage, head }: Atom): boolean {
  if (PAGES_HEADS.test(head)) return false;
  return (
    stage === 'publish' ||
    stage === 'promote' ||
    stage === 'deploy' ||
    stage?.startsWith('deploy:') === true
  );
}
