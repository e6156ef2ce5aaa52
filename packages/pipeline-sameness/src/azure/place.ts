/** Where expansion of Azure Pipelines stands, and how it gets into templates. */
import { UnreadablePipelineError, type Budget } from '../budget';
import type { Found } from '../jobs/job';
import type { Occasion } from '../jobs/occasions';
import { referenceKey, referenceText } from '../references';
import type { PipelineSource, ReadText, RemoteReference } from '../types';
import type { Scope } from './expressions';
import { inside, mapping } from './scope';

/** Templates may include templates this deep. */
const MAX_DEPTH = 20;

/** Where expansion stands: in which file, and what names mean there. */
export interface Place {
  readonly source: PipelineSource;
  readonly budget: Budget;
  readonly branch: string;
  readonly read: ReadText;
  readonly path: string;
  readonly depth: number;
  /** The template of another repository in which the file lies; undefined in the repository itself. */
  readonly reference?: RemoteReference;
  readonly repositories: ReadonlyMap<string, RemoteReference>;
  readonly scope: Scope;
  /** When what stands here runs. */
  readonly occasions: ReadonlySet<Occasion>;
  readonly found: Found;
  /** Files of the repository that were read. */
  readonly files: Set<string>;
  /** Files that were parsed before. */
  readonly parsed: Map<
    ReadText,
    Map<string, Readonly<Record<string, unknown>>>
  >;
}

/** A template that nobody could open. */
export interface OpaqueTemplate {
  readonly kind: 'opaque';
  readonly name: string;
  readonly key: string;
  readonly isRemote: boolean;
}

/** What a template came to: its content with its place, or a name for what nobody could open. */
export type Template =
  | {
      readonly kind: 'open';
      readonly content: Readonly<Record<string, unknown>>;
      readonly place: Place;
    }
  | OpaqueTemplate;

/**
 * Parses a file.
 * @throws UnreadablePipelineError when it is no mapping.
 */
export function parseFile(
  { source }: Pick<Place, 'source'>,
  path: string,
  text: string,
): Readonly<Record<string, unknown>> {
  let document: unknown;
  try {
    document = source.parseYaml(text);
  } catch (error) {
    throw new UnreadablePipelineError(
      `${path}: ${error instanceof Error ? error.message : 'not YAML'}`,
    );
  }
  if (document === undefined || document === null || document === '')
    throw new UnreadablePipelineError(`${path}: the file is empty`);
  const content = mapping(document);
  if (Object.keys(content).length === 0)
    throw new UnreadablePipelineError(`${path}: not a pipeline`);
  return content;
}

function parsedOnce(
  place: Place,
  read: ReadText,
  { path, text }: { readonly path: string; readonly text: string },
): Readonly<Record<string, unknown>> {
  const files =
    place.parsed.get(read) ??
    new Map<string, Readonly<Record<string, unknown>>>();
  place.parsed.set(read, files);
  const known = files.get(path) ?? parseFile(place, path, text);
  files.set(path, known);
  return known;
}

/** `../templates/a.yml` seen from the folder of the file at hand; a leading slash is the root. */
function pathFrom(path: string, written: string): string {
  const start = written.startsWith('/') ? [] : path.split('/').slice(0, -1);
  const parts: string[] = [];
  for (const part of [...start, ...written.split('/')]) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

function aim(
  place: Place,
  written: string,
): {
  readonly path: string;
  readonly reference?: RemoteReference;
  readonly read?: ReadText | undefined;
} {
  const [file = '', alias] = written.split('@');
  const { source, repositories } = place;
  if (alias === 'self') return { path: pathFrom('', file), read: source.read };
  if (alias === undefined) {
    const { reference, read } = place;
    return {
      path: pathFrom(place.path, file),
      read,
      ...(reference ? { reference } : {}),
    };
  }
  const path = pathFrom('', file);
  const home = repositories.get(alias) ?? {
    repository: alias,
    path: '',
    ref: 'default',
    host: 'azure-repos' as const,
  };
  const reference = { ...home, path };
  return { path, reference, read: source.openRemote(reference) };
}

/** Opens a template with what it is handed. */
export function openTemplate(
  place: Place,
  written: string,
  given: unknown,
): Template {
  place.budget.spend();
  const { path, reference, read } = aim(place, written);
  const text = place.depth < MAX_DEPTH ? read?.(path) : undefined;
  const { found } = place;
  const key = reference ? referenceKey(reference) : path;
  if (reference) found.references.add(key);
  if (!read || text === undefined) {
    found.opaque.add(reference ? referenceText(reference) : path);
    const name =
      path
        .split('/')
        .pop()
        ?.replace(/\.ya?ml$/, '') ?? path;
    return { kind: 'opaque', name, key, isRemote: reference !== undefined };
  }
  const content = parsedOnce(place, read, { path, text });
  if (!reference) place.files.add(path);
  const { reference: _, ...outer } = place;
  return {
    kind: 'open',
    content,
    place: {
      ...outer,
      read,
      path,
      depth: place.depth + 1,
      ...(reference ? { reference } : {}),
      scope: inside(place.scope, content.parameters, mapping(given)),
    },
  };
}
