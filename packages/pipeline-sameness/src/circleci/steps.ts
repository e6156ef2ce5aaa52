/** Steps of CircleCI: scripts, commands of the file and of orbs, and what the platform brings along. */
import type { Budget } from '../budget';
import { ORB_STAGES } from '../dictionary/orbs';
import { hintedAtoms } from '../hints';
import type { Found } from '../jobs/job';
import { scriptStep } from '../jobs/script';
import { majorOf } from '../references';
import type { Atom, PipelineSource, Step } from '../types';
import { holds } from './conditions';
import { mapping, namedIn, orbConfig, type WrittenConfig } from './config';
import { filled, inside, valueOf, type Scope } from './scope';

/** Commands that call commands are followed this far. */
const MAX_DEPTH = 20;
const BUILT_IN: ReadonlyMap<string, Atom | undefined> = new Map([
  ['checkout', { stage: 'checkout', head: 'checkout' }],
  ['setup_remote_docker', { stage: 'setup', head: 'setup_remote_docker' }],
  ['add_ssh_keys', { stage: 'setup', head: 'add_ssh_keys' }],
  ['restore_cache', { stage: 'setup', head: 'cache' }],
  ['store_test_results', { stage: 'test', head: 'report' }],
  ['save_cache', undefined],
  ['persist_to_workspace', undefined],
  ['attach_workspace', undefined],
  ['store_artifacts', undefined],
]);

/** Where the reader stands: which file or orb, and what its parameters are. */
export interface Place {
  readonly source: PipelineSource;
  readonly budget: Budget;
  /** The file, or the orb that is written inside of it. */
  readonly config: WrittenConfig;
  readonly scope: Scope;
  readonly found: Found;
  /** The job that the step belongs to. */
  readonly job: string;
  readonly depth: number;
}

/** A part of an orb: one that is published, or one that the file holds. */
export interface OrbPart {
  readonly orb: string | Readonly<Record<string, unknown>>;
  readonly name: string;
}

/** What `orb/name` names; undefined where no orb is called so. */
export function orbPart(
  { orbs }: WrittenConfig,
  called: string,
): OrbPart | undefined {
  const [alias = '', ...rest] = called.split('/');
  const orb = orbs.get(alias);
  return orb === undefined || rest.length === 0
    ? undefined
    : { orb, name: rest.join('/') };
}

/** Where a part is defined: in the file, or in the orb that is written inside of it. */
export function homeOf(
  config: WrittenConfig,
  part: OrbPart | undefined,
): WrittenConfig {
  return part && typeof part.orb !== 'string' ? orbConfig(part.orb) : config;
}

/** `namespace/orb/part@major`, the form in which references are compared. */
export function orbKey(orb: string, name: string): string {
  const [address = orb, version = 'volatile'] = orb.split('@');
  return `${address.toLowerCase()}/${name}@${majorOf(version)}`;
}

/** What the dictionary knows of a part of a published orb. */
export function knownAtoms(
  orb: string,
  name: string,
): readonly Atom[] | undefined {
  const address = (orb.split('@')[0] ?? orb).toLowerCase();
  const row = ORB_STAGES.find(({ match }) => match.test(`${address}/${name}`));
  if (!row) return undefined;
  const head = row.as ?? orbKey(orb, name);
  const delivers = row.delivers ? { delivers: row.delivers } : {};
  return [
    { stage: row.stage, head },
    ...(row.also ? [{ stage: row.also, head, ...delivers }] : []),
  ];
}

/** A part of a published orb: nobody here can open it, so what the dictionary does not know speaks by its name. */
function orbStep({ found }: Place, orb: string, name: string): Step {
  const known = knownAtoms(orb, name);
  if (known) return { atoms: known, inTemplate: false };
  const key = orbKey(orb, name);
  found.references.add(key);
  found.opaque.add(`${orb}:${name}`);
  const atoms = hintedAtoms(name, key);
  const says = atoms.some(({ stage }) => stage !== undefined);
  return { atoms, inTemplate: false, ...(says ? {} : { isHidden: true }) };
}

function ran(place: Place, given: unknown): readonly Step[] {
  const { command = given, name } = mapping(given);
  const written = valueOf(command, place.scope);
  if (typeof written !== 'string') return [];
  const label = typeof name === 'string' ? filled(name, place.scope) : '';
  const { source } = place;
  return [
    scriptStep(source, filled(written, place.scope), {
      read: source.read,
      names: [label, place.job],
      inTemplate: false,
    }),
  ];
}

function commandSteps(
  place: Place,
  name: string,
  given: unknown,
): readonly Step[] {
  const { config, depth, scope, found } = place;
  const part = orbPart(config, name);
  if (part && typeof part.orb === 'string')
    return [orbStep(place, part.orb, part.name)];
  const home = homeOf(config, part);
  const command = home.commands.get(part?.name ?? name);
  if (!command || depth >= MAX_DEPTH) {
    found.opaque.add(`command ${name}`);
    return [
      { atoms: hintedAtoms(name, name), inTemplate: false, isHidden: true },
    ];
  }
  return stepsOf(
    {
      ...place,
      config: home,
      scope: inside(scope, command.parameters, mapping(given)),
      depth: depth + 1,
    },
    command.steps,
  );
}

function conditional(
  place: Place,
  given: unknown,
  isWanted: boolean,
): readonly Step[] {
  const { condition, steps } = mapping(given);
  const answer = holds(condition, place.scope);
  return answer === !isWanted ? [] : stepsOf(place, steps);
}

function stepsIn(place: Place, written: unknown): readonly Step[] {
  place.budget.spend();
  const named = namedIn(valueOf(written, place.scope));
  if (!named) return [];
  const [name, given] = named;
  switch (name) {
    case 'run':
    case 'deploy':
      return ran(place, given);
    case 'when':
      return conditional(place, given, true);
    case 'unless':
      return conditional(place, given, false);
    case 'steps':
      return stepsOf(place, given);
    default:
      break;
  }
  if (!BUILT_IN.has(name)) return commandSteps(place, name, given);
  const atom = BUILT_IN.get(name);
  return atom ? [{ atoms: [atom], inTemplate: false }] : [];
}

/** What a list of steps does, commands opened in their place. */
export function stepsOf(place: Place, written: unknown): readonly Step[] {
  const list = valueOf(written, place.scope);
  if (!Array.isArray(list) || place.depth > MAX_DEPTH * 2) return [];
  const deeper = { ...place, depth: place.depth + 1 };
  return list.flatMap(each => stepsIn(deeper, each));
}
