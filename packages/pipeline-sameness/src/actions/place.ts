import type { Budget } from '../budget';
import { UnreadablePipelineError } from '../budget';
import { preferVersionComments } from '../references';
import type { PipelineSource, ReadText, RemoteReference } from '../types';
import type { Scope } from './scope';

/** The depth to which GitHub lets workflows call workflows and actions call actions. */
export const MAX_DEPTH = 10;

/** What the expansion of a job came across. */
export interface Encounters {
  readonly references: Set<string>;
  /** References to whole pipelines or steps that decide sameness by reference. */
  readonly templates: Set<string>;
  readonly opaque: Set<string>;
  /** A step has checked out another repository, so that a commit may change that one. */
  checksOutElsewhere: boolean;
  /** A step has made a cluster of its own: what goes there is a test. */
  makesCluster: boolean;
}

/** Nothing come across yet. */
export function noEncounters(): Encounters {
  return {
    references: new Set(),
    templates: new Set(),
    opaque: new Set(),
    checksOutElsewhere: false,
    makesCluster: false,
  };
}

/** What is shared while one repository is read: a limit of work, and files that were parsed before. */
export interface Expansion {
  readonly source: PipelineSource;
  readonly budget: Budget;
  readonly parsed: Map<ReadText, Map<string, unknown>>;
}

/** Where expansion stands: in which repository, how deep, and what names mean there. */
export interface Place {
  readonly expansion: Expansion;
  /** Reads the repository in which the file at hand lies. */
  readonly read: ReadText;
  /** Folder of the action at hand in that repository. */
  readonly folder: string;
  readonly inTemplate: boolean;
  readonly scope: Scope;
  readonly depth: number;
  readonly found: Encounters;
  /** Names around a step that speak where it does not: its job's. */
  readonly names: readonly string[];
}

/**
 * Parses a file of the place, once.
 * @throws UnreadablePipelineError when it is not YAML.
 */
export function parse(
  { expansion, read }: Pick<Place, 'expansion' | 'read'>,
  path: string,
  text: string,
): unknown {
  const files = expansion.parsed.get(read) ?? new Map<string, unknown>();
  expansion.parsed.set(read, files);
  if (files.has(path)) return files.get(path);
  try {
    const document = expansion.source.parseYaml(preferVersionComments(text));
    files.set(path, document);
    return document;
  } catch (error) {
    throw new UnreadablePipelineError(
      `${path}: ${error instanceof Error ? error.message : 'not YAML'}`,
    );
  }
}

/** The place inside what a remote reference names; undefined where it cannot be opened. */
export function enter(
  place: Place,
  reference: RemoteReference,
): Place | undefined {
  const read = place.expansion.source.openRemote(reference);
  return read && { ...place, read, inTemplate: true, depth: place.depth + 1 };
}
