import type { Budget } from '../budget';
import { environmentTier, inEnvironment } from '../classify';
import { wordsOf } from '../hints';
import { majorOf } from '../references';
import type { Atom, PipelineSource, RemoteReference, Step } from '../types';
import type { GroovyNode } from './tokens';

/** A function that a file defines. */
export interface GroovyFunction {
  readonly parameters: readonly string[];
  readonly body: readonly GroovyNode[];
}

/** What has been read of a Jenkinsfile so far. */
export interface Reading {
  readonly source: PipelineSource;
  readonly budget: Budget;
  readonly libraries: readonly RemoteReference[];
  readonly steps: Step[];
  readonly gates: Set<string>;
  readonly references: Set<string>;
  readonly opaque: Set<string>;
}

/** Where in a file the reader stands. */
export interface Position {
  readonly stage: string;
  readonly inTemplate: boolean;
  readonly depth: number;
  /** Inside of a node or a stage, where a call is a step and no template. */
  readonly isInside: boolean;
  readonly functions: ReadonlyMap<string, GroovyFunction>;
  /** Text of the parameters of the function at hand. */
  readonly values: ReadonlyMap<string, string>;
}

/** The depth to which library steps and functions may call one another. */
export const MAX_DEPTH = 10;

/** Shared libraries that a file names, with their versions. */
export function librariesOf(text: string): readonly RemoteReference[] {
  const names = [
    ...text.matchAll(/@Library\s*\(\s*(\[[^\]]*\]|[^)]*)\)/g),
    ...text.matchAll(/^\s*library\s*\(?\s*(["'][^"'\n]+["'])/gm),
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

/** A library at its major version. */
export function libraryKey({ repository, ref }: RemoteReference): string {
  return `${repository}@${majorOf(ref)}`;
}

function environmentOf(stage: string): string | undefined {
  return wordsOf(stage).find(word =>
    ['production', 'staging', 'development'].includes(environmentTier(word)),
  );
}

/** The tier of the environment that a stage's name speaks of; `any` where it speaks of none. */
export function tierOf(stage: string): string {
  return environmentTier(environmentOf(stage) ?? 'any');
}

/** Adds a step with what it does, in the environment that its stage speaks of. */
export function add(
  reading: Reading,
  { stage, inTemplate }: Position,
  { atoms, isHidden }: { atoms: readonly Atom[]; isHidden?: boolean },
): void {
  const environment = environmentOf(stage);
  if (atoms.length > 0)
    reading.steps.push({
      atoms: atoms.map(atom => inEnvironment(atom, environment)),
      inTemplate,
      ...(isHidden ? { isHidden } : {}),
    });
}

const DEFINES = /^(?:[\w<>, [\]]+\s+)?(\w+)\s*\(([^)]*)\)\s*$/;
const DECLARES =
  /^(def|void|private|static|public|protected|final|boolean|int|[A-Z]\w*)$/;

/** Functions that a file defines at its top: `def deploy(String target) { … }`. */
export function functionsIn(
  nodes: readonly GroovyNode[],
): ReadonlyMap<string, GroovyFunction> {
  return new Map(
    nodes.flatMap(({ name, argument, body }) => {
      const found =
        body && DECLARES.test(name) && argument.length < 1_000
          ? DEFINES.exec(argument)
          : undefined;
      if (!body || !found?.[1]) return [];
      const parameters = (found[2] ?? '')
        .split(',')
        .map(each => each.replace(/=.*$/, '').trim().split(/\s+/).pop() ?? '');
      return [[found[1], { parameters, body }] as const];
    }),
  );
}
