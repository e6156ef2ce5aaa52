import { deliveryOf, isDelivery, jenkinsStepAtom } from '../classify';
import { hintedAtoms } from '../hints';
import { readScript } from '../script';
import type { RemoteReference } from '../types';
import {
  assigned,
  isBeforeMerge,
  isCall,
  readTriggers,
  readWhen,
} from './clauses';
import {
  add,
  functionsIn,
  libraryKey,
  MAX_DEPTH,
  tierOf,
  type GroovyFunction,
  type Position,
  type Reading,
} from './reading';
import {
  firstString,
  joinedStrings,
  readGroovy,
  withoutComments,
  type GroovyNode,
} from './tokens';
import { INSIDE, SHELLS, SILENT, WRAPPERS } from './words';

/** The library that defines a global variable, with the text of its definition where that can be read. */
function definitionOf(
  { source, libraries }: Reading,
  variable: string,
): { readonly library: RemoteReference; readonly text?: string } | undefined {
  const path = `vars/${variable}.groovy`;
  const found = source.findLibrary?.(variable);
  for (const library of [...libraries, ...(found ? [found] : [])]) {
    const text = source.openRemote({ ...library, path })?.(path);
    if (text !== undefined) return { library, text };
  }
  const [library] = libraries;
  return library && { library };
}

/** What a template does is read into a reading of its own; where that is hidden, the template's name speaks for it. */
function openTemplate(
  reading: Reading,
  node: GroovyNode,
  { text, position }: { readonly text: string; readonly position: Position },
): void {
  const inner: Reading = { ...reading, steps: [] };
  const nodes = readGroovy(withoutComments(text));
  walk(inner, nodes, {
    ...position,
    inTemplate: true,
    depth: position.depth + 1,
    functions: functionsIn(nodes),
    values: new Map(),
  });
  const isShown = inner.steps.some(step =>
    step.atoms.some(atom => {
      const basis = deliveryOf(atom);
      return basis !== undefined && basis !== 'name';
    }),
  );
  const spoken = hintedAtoms(node.name, node.name);
  if (isShown || !spoken.some(isDelivery)) {
    reading.steps.push(...inner.steps);
    return;
  }
  reading.steps.push(
    ...inner.steps.map(step => ({
      ...step,
      atoms: step.atoms.filter(atom => !isDelivery(atom)),
    })),
  );
  add(reading, { ...position, inTemplate: true }, { atoms: spoken });
}

/** A step that a shared library defines: opened where the library can be read, opaque where not. */
function libraryStep(
  reading: Reading,
  node: GroovyNode,
  position: Position,
): void {
  const definition = definitionOf(reading, node.name);
  if (definition) {
    const { library, text } = definition;
    reading.references.add(`${libraryKey(library)}:${node.name}`);
    if (text !== undefined && position.depth < MAX_DEPTH) {
      openTemplate(reading, node, { text, position });
      return;
    }
    reading.opaque.add(`${library.repository}@${library.ref}:${node.name}`);
    reading.steps.push({
      atoms: hintedAtoms(node.name, `${libraryKey(library)}:${node.name}`),
      inTemplate: true,
      isHidden: true,
    });
    return;
  }
  const isTemplate = !position.isInside && !position.inTemplate;
  if (isTemplate) {
    reading.references.add(node.name);
    reading.opaque.add(node.name);
  }
  add(
    reading,
    { ...position, inTemplate: isTemplate || position.inTemplate },
    { atoms: hintedAtoms(node.name, node.name), isHidden: true },
  );
}

function shell(reading: Reading, argument: string, position: Position): void {
  const script = (joinedStrings(argument) ?? argument).replace(
    /\$\{?(\w+)\}?/g,
    (whole, name: string) => position.values.get(name) ?? whole,
  );
  const { read } = reading.source;
  const { parseYaml } = reading.source;
  const result = readScript(
    script,
    { read, parseYaml },
    {
      names: position.inTemplate ? [] : [position.stage],
    },
  );
  add(reading, position, result);
}

function stage(reading: Reading, node: GroovyNode, position: Position): void {
  const body = node.body ?? [];
  if (isBeforeMerge(body)) return;
  walk(reading, body, {
    ...position,
    isInside: true,
    stage: firstString(node.argument) ?? position.stage,
  });
}

function visit(reading: Reading, node: GroovyNode, position: Position): void {
  reading.budget.spend();
  const { name, argument, body } = node;
  const right = assigned(argument);
  if (SHELLS.has(name)) shell(reading, argument, position);
  else if (name === 'when') readWhen(reading, body ?? []);
  else if (name === 'triggers') readTriggers(reading, body ?? []);
  else if (name === 'input')
    reading.gates.add(`approval:${tierOf(position.stage)}`);
  else if (name === 'stage') stage(reading, node, position);
  else if (right !== undefined && position.depth < MAX_DEPTH)
    walk(reading, readGroovy(right), {
      ...position,
      depth: position.depth + 1,
    });
  else if (name === 'call' || /^call\b/.test(argument))
    walk(reading, body ?? [], position);
  else if (!SILENT.has(name.split('.')[0] ?? name))
    visitStep(reading, node, position);
}

function followFunction(
  reading: Reading,
  node: GroovyNode,
  { called, position }: { called: GroovyFunction; position: Position },
): void {
  const given = node.argument.split(',').map(each => firstString(each));
  const values = new Map(position.values);
  called.parameters.forEach((parameter, index) => {
    const value = given[index];
    if (value !== undefined) values.set(parameter, value);
  });
  walk(reading, called.body, {
    ...position,
    values,
    depth: position.depth + 1,
  });
}

/** A named step: one that the dictionary knows, a block around others, a function, or one that a library defines. */
function visitStep(
  reading: Reading,
  node: GroovyNode,
  position: Position,
): void {
  const { name, body } = node;
  const called = position.functions.get(name);
  if (called) {
    if (position.depth < MAX_DEPTH)
      followFunction(reading, node, { called, position });
    return;
  }
  const atom = jenkinsStepAtom(name);
  if (atom) add(reading, position, { atoms: [atom] });
  const isInside = position.isInside || INSIDE.has(name);
  const isStep =
    !atom && !WRAPPERS.has(name) && /^[a-z]\w*$/.test(name) && isCall(node);
  // At the top of a file, the closure of what a library defines is its configuration.
  if (isStep && !isInside && definitionOf(reading, name)) {
    libraryStep(reading, node, position);
    return;
  }
  const before = reading.steps.length;
  if (body && !/^(def|void)$/.test(name))
    walk(reading, body, { ...position, isInside });
  if (isStep && reading.steps.length === before)
    libraryStep(reading, node, position);
}

/** Takes what a list of calls and blocks does into the reading. */
export function walk(
  reading: Reading,
  nodes: readonly GroovyNode[],
  position: Position,
): void {
  nodes.forEach(node => visit(reading, node, position));
}
