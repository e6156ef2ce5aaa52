import {
  environmentTier,
  hintedAtom,
  inEnvironment,
  jenkinsStepAtom,
  scriptAtoms,
} from '../classify';
import { majorOf } from '../references';
import type { Atom, PipelineSource, RemoteReference, Step } from '../types';
import {
  firstString,
  readGroovy,
  withoutComments,
  type GroovyNode,
} from './tokens';
import { SHELLS, SILENT, WRAPPERS } from './words';

/** The depth to which library steps may call library steps. */
const MAX_DEPTH = 10;

/** What has been read of a Jenkinsfile so far. */
export interface Reading {
  readonly source: PipelineSource;
  readonly libraries: readonly RemoteReference[];
  readonly steps: Step[];
  readonly gates: Set<string>;
  readonly references: Set<string>;
  readonly opaque: Set<string>;
}

interface Position {
  readonly stage: string;
  readonly inTemplate: boolean;
  readonly depth: number;
}

/** Shared libraries that a file names, with their versions. */
export function librariesOf(text: string): readonly RemoteReference[] {
  const names = [
    ...text.matchAll(/@Library\s*\(\s*(\[[^\]]*\]|[^)]*)\)/g),
    ...text.matchAll(/^\s*library\s*\(?\s*(["'][^"']+["'])/gm),
  ].flatMap(match =>
    [...(match[1] ?? '').matchAll(/["']([^"']+)["']/g)].map(
      name => name[1] ?? '',
    ),
  );
  return names.map(name => {
    const [repository = name, ref = 'default'] = name.split('@');
    return { repository, path: '', ref };
  });
}

function libraryKey({ repository, ref }: RemoteReference): string {
  return `${repository}@${majorOf(ref)}`;
}

function environmentOf(stage: string): string | undefined {
  return stage
    .split(/[\s\-_./:]+/)
    .find(word =>
      ['production', 'staging', 'development'].includes(environmentTier(word)),
    );
}

function add(
  reading: Reading,
  position: Position,
  atoms: readonly Atom[],
): void {
  const environment = environmentOf(position.stage);
  if (atoms.length > 0)
    reading.steps.push({
      atoms: atoms.map(atom => inEnvironment(atom, environment)),
      inTemplate: position.inTemplate,
    });
}

/** A step that a shared library defines: opened where the library can be read, opaque where not. */
function libraryStep(
  reading: Reading,
  node: GroovyNode,
  position: Position,
): void {
  for (const library of reading.libraries) {
    const text = reading.source.openRemote(library)?.(
      `vars/${node.name}.groovy`,
    );
    if (text !== undefined && position.depth < MAX_DEPTH) {
      reading.references.add(libraryKey(library));
      walk(reading, readGroovy(withoutComments(text)), {
        ...position,
        inTemplate: true,
        depth: position.depth + 1,
      });
      return;
    }
  }
  const [library] = reading.libraries;
  if (!library) {
    add(reading, position, [hintedAtom(node.name, node.name)]);
    return;
  }
  reading.references.add(libraryKey(library));
  reading.opaque.add(`${library.repository}@${library.ref}:${node.name}`);
  reading.steps.push({
    atoms: [hintedAtom(node.name, `${libraryKey(library)}:${node.name}`)],
    inTemplate: true,
  });
}

function readWhen(reading: Reading, nodes: readonly GroovyNode[]): void {
  for (const node of nodes) {
    if (node.name === 'branch')
      reading.gates.add(
        /main|master|trunk/.test(node.argument)
          ? 'if:default-branch'
          : 'if:branch',
      );
    if (node.name === 'buildingTag' || node.name === 'tag')
      reading.gates.add('if:tag');
    if (node.body) readWhen(reading, node.body);
  }
}

function readTriggers(reading: Reading, nodes: readonly GroovyNode[]): void {
  for (const node of nodes)
    reading.gates.add(
      `trigger:${node.name === 'cron' ? 'schedule' : node.name}`,
    );
}

function visit(reading: Reading, node: GroovyNode, position: Position): void {
  const { name, argument, body } = node;
  if (SHELLS.has(name))
    add(reading, position, scriptAtoms(firstString(argument) ?? argument));
  else if (name === 'when') readWhen(reading, body ?? []);
  else if (name === 'triggers') readTriggers(reading, body ?? []);
  else if (name === 'input')
    reading.gates.add(
      `approval:${environmentTier(environmentOf(position.stage) ?? 'any')}`,
    );
  else if (name === 'stage')
    walk(reading, body ?? [], {
      ...position,
      stage: firstString(argument) ?? position.stage,
    });
  else if (assigned(argument) !== undefined)
    walk(reading, readGroovy(assigned(argument) ?? ''), position);
  else if (!SILENT.has(name.split('.')[0] ?? name) && name !== 'call')
    visitStep(reading, node, position);
  else if (name === 'call' || /^call\b/.test(argument))
    walk(reading, body ?? [], position);
}

/** The right-hand side of `def image = docker.build(…)` and the like. */
function assigned(argument: string): string | undefined {
  return /^(?:\w+\s*)?=(?!=)\s*([\s\S]+)$/.exec(argument)?.[1];
}

/** A named step: one that the dictionary knows, a block around others, or one that a library defines. */
function visitStep(
  reading: Reading,
  node: GroovyNode,
  position: Position,
): void {
  const { name, body } = node;
  const atom = jenkinsStepAtom(name);
  if (atom) add(reading, position, [atom]);
  const before = reading.steps.length;
  if (body) walk(reading, body, position);
  const isEmpty = reading.steps.length === before;
  if (
    !atom &&
    isEmpty &&
    !WRAPPERS.has(name) &&
    /^[a-z]\w*$/.test(name) &&
    isCall(node)
  )
    libraryStep(reading, node, position);
}

function isCall({ argument, body }: GroovyNode): boolean {
  return (
    body !== undefined || argument === '' || !/^[=+\-*/<>.]/.test(argument)
  );
}

/** Takes what a list of calls and blocks does into the reading. */
export function walk(
  reading: Reading,
  nodes: readonly GroovyNode[],
  position: Position,
): void {
  nodes.forEach(node => visit(reading, node, position));
}
