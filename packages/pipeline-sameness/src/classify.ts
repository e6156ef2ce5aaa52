import { ACTION_STAGES } from './dictionary/actions';
import { COMMAND_STAGES } from './dictionary/commands';
import { JENKINS_STAGES } from './dictionary/jenkins';
import type { DictionaryRow } from './dictionary/row';
import { majorOf } from './references';
import { commandsOf, type Command } from './shell';
import type { Atom, DeliveryBasis, RemoteReference, Stage } from './types';

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
  const atom = (stage: Stage): Atom => ({
    stage,
    head: row.as ?? head,
    ...(row.delivers && bringsOut(stage) ? { delivers: row.delivers } : {}),
  });
  return row.also ? [atom(row.stage), atom(row.also)] : [atom(row.stage)];
}

/** The atoms of a published action: its path at the major version, with its stage where the dictionary has one. */
export function actionAtoms(reference: RemoteReference): readonly Atom[] {
  const name = nameOf(reference);
  return atomsOf(
    find(ACTION_STAGES, name),
    `${name}@${majorOf(reference.ref)}`,
  );
}

/** The atoms of one command. */
export function commandAtoms({ head, text }: Command): readonly Atom[] {
  return atomsOf(find(COMMAND_STAGES, text), head);
}

/** Atoms without repeats, in their order. */
export function withoutRepeats(atoms: readonly Atom[]): readonly Atom[] {
  return [...new Map(atoms.map(atom => [atomKey(atom), atom])).values()];
}

/** The atoms of a shell script, repeats folded. */
export function scriptAtoms(script: string): readonly Atom[] {
  return withoutRepeats(commandsOf(script).flatMap(commandAtoms));
}

/** The atom of a Jenkins step; undefined where the dictionary does not know it. */
export function jenkinsStepAtom(name: string): Atom | undefined {
  const row = find(JENKINS_STAGES, name);
  return row && atomsOf(row, row.as ?? name)[0];
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

const PREVIEW =
  /^(review|preview|pr|pull-?request|ephemeral|prototype|sandbox-pr)([-_./ ].*)?$|[-_./ ](review|preview|pr|prototype)$/i;

/** Whether an environment lives only as long as a change is looked at. */
export function isPreview(environment: string): boolean {
  return PREVIEW.test(environment.trim());
}

/** Gives a deploy its environment; every other stage stays as it is. */
export function inEnvironment(
  atom: Atom,
  environment: string | undefined,
): Atom {
  if (atom.stage !== 'deploy' || !environment) return atom;
  const stage: Stage = `deploy:${environmentTier(environment)}`;
  return {
    ...atom,
    stage,
    ...(isPreview(environment) ? { delivers: 'nothing' as const } : {}),
  };
}

function bringsOut(stage: Stage): boolean {
  return (
    stage === 'publish' ||
    stage === 'promote' ||
    stage === 'deploy' ||
    stage.startsWith('deploy:')
  );
}

/** What an atom proves of a delivery; undefined where it brings nothing towards the product's users. */
export function deliveryOf({
  stage,
  delivers,
}: Atom): DeliveryBasis | undefined {
  if (stage === undefined || !bringsOut(stage) || delivers === 'nothing')
    return undefined;
  if (delivers) return delivers;
  if (stage === 'publish') return 'package';
  return stage === 'promote' ? 'image' : 'deploys';
}

/** Whether an atom brings the product towards its users; publishing documentation pages does not. */
export function isDelivery(atom: Atom): boolean {
  return deliveryOf(atom) !== undefined;
}

/** Kinds of evidence from the strongest to the weakest. */
export const BASES: readonly DeliveryBasis[] = [
  'deploys',
  'image',
  'package',
  'name',
];

/** The strongest of several kinds of evidence; undefined when there is none. */
export function strongest(
  bases: Iterable<DeliveryBasis | undefined>,
): DeliveryBasis | undefined {
  const all = new Set(bases);
  return BASES.find(basis => all.has(basis));
}
