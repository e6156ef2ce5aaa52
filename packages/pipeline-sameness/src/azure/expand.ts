/** Lists of Azure Pipelines with their conditions, loops and templates opened in their place. */
import { isAfterMerge, type Occasion } from '../jobs/occasions';
import { evaluate, truth, type Scope } from './expressions';
import { heldOn, scopeOn } from './occasions';
import { openTemplate, type OpaqueTemplate, type Place } from './place';
import { filled, mapping, valueOf, withVariables } from './scope';

/** What a list holds. */
export type Kind = 'stages' | 'jobs' | 'steps';

/** An entry of a list, and where it stands; a template that nobody could open is an entry of its own. */
export type Expanded =
  | {
      readonly kind: 'entry';
      readonly item: Readonly<Record<string, unknown>>;
      readonly place: Place;
    }
  | (OpaqueTemplate & { readonly place: Place });

const DIRECTIVE =
  /^\s*\$\{\{\s*(if|elseif|else|each|insert)\b([\s\S]{0,5000}?)\}\}\s*$/;
const EACH = /^\s*(\w+)\s+in\s+([\s\S]+)$/;
const MAX_DEPTH = 60;

interface Directive {
  readonly word: string;
  readonly rest: string;
  readonly value: unknown;
}

function directiveIn(item: unknown): Directive | undefined {
  const [entry, ...others] = Object.entries(mapping(item));
  const match =
    entry && others.length === 0 ? DIRECTIVE.exec(entry[0]) : undefined;
  return match && entry
    ? { word: match[1] ?? '', rest: (match[2] ?? '').trim(), value: entry[1] }
    : undefined;
}

/** Branches of one `if` follow one another: on which occasions one of them was surely taken. */
class Branches {
  private readonly taken = new Set<Occasion>();

  next({ word, rest }: Directive, place: Place): ReadonlySet<Occasion> {
    if (word === 'if') this.taken.clear();
    const open = [...place.occasions].filter(each => !this.taken.has(each));
    const condition = word === 'else' ? 'true' : rest;
    const held = new Set<Occasion>();
    for (const each of open) {
      const answer = truth(
        evaluate(condition, scopeOn(place.scope, each, place.branch)),
      );
      if (answer !== false) held.add(each);
      if (answer === true) this.taken.add(each);
    }
    return held;
  }
}

function looped(
  place: Place,
  { rest, value }: Directive,
): readonly (readonly [Place, unknown])[] {
  const [, name = '', list = ''] = EACH.exec(rest) ?? [];
  const items = evaluate(list.trim(), place.scope);
  const all: readonly unknown[] = Array.isArray(items)
    ? items
    : Object.entries(mapping(items)).map(([key, each]) => ({
        key,
        value: each,
      }));
  return (all.length > 0 ? all : [undefined]).map(each => {
    const scope = new Map<string, unknown>([
      ...place.scope,
      ...(each === undefined ? [] : [[name.toLowerCase(), each] as const]),
      ...Object.entries(mapping(each)).map(
        ([key, one]) => [`${name}.${key}`.toLowerCase(), one] as const,
      ),
    ]);
    return [{ ...place, scope }, value] as const;
  });
}

function directed(
  place: Place,
  directive: Directive,
  branches: Branches,
): readonly (readonly [Place, unknown])[] {
  if (directive.word === 'each') return looped(place, directive);
  if (directive.word === 'insert') return [[place, directive.value]];
  const occasions = branches.next(directive, place);
  return isAfterMerge(occasions)
    ? [[{ ...place, occasions }, directive.value]]
    : [];
}

function templated(
  place: Place,
  item: Readonly<Record<string, unknown>>,
  { kind, depth }: { readonly kind: Kind; readonly depth: number },
): readonly Expanded[] {
  const written = filled(String(item.template), place.scope);
  const opened = openTemplate(place, written, flat(item.parameters, place));
  if (opened.kind === 'opaque') return [{ ...opened, place }];
  return expanded(opened.place, opened.content[kind], {
    kind,
    depth: depth + 1,
  });
}

/** The entries of a list, in their order. */
export function expanded(
  place: Place,
  written: unknown,
  { kind, depth = 0 }: { readonly kind: Kind; readonly depth?: number },
): readonly Expanded[] {
  const list = valueOf(written, place.scope);
  if (!Array.isArray(list) || depth > MAX_DEPTH) return [];
  const branches = new Branches();
  return list.flatMap((each): readonly Expanded[] => {
    place.budget.spend();
    const one = valueOf(each, place.scope);
    if (Array.isArray(one))
      return expanded(place, one, { kind, depth: depth + 1 });
    const directive = directiveIn(one);
    if (directive)
      return directed(place, directive, branches).flatMap(([at, value]) =>
        expanded(at, Array.isArray(value) ? value : [value], {
          kind,
          depth: depth + 1,
        }),
      );
    const item = flat(one, place);
    if (typeof item.template === 'string')
      return templated(place, item, { kind, depth });
    return Object.keys(item).length > 0 ? [{ kind: 'entry', item, place }] : [];
  });
}

/** A mapping with the conditions among its keys resolved: what may hold is there. */
export function flat(
  value: unknown,
  place: Place,
  depth = 0,
): Readonly<Record<string, unknown>> {
  const plain = mapping(valueOf(value, place.scope));
  const keys = Object.keys(plain);
  if (depth > MAX_DEPTH || !keys.some(key => key.includes('${{'))) return plain;
  const branches = new Branches();
  const all: Record<string, unknown> = {};
  for (const key of keys) {
    place.budget.spend();
    const directive = directiveIn({ [key]: plain[key] });
    if (!directive) all[key] = plain[key];
    else
      for (const [at, inner] of directed(place, directive, branches))
        Object.assign(all, flat(inner, at, depth + 1));
  }
  return all;
}

/** The variables of a block, files of variables among them. */
export function variablesOf(place: Place, block: unknown): Scope {
  if (!Array.isArray(block))
    return withVariables(place.scope, flat(block, place));
  return block.reduce<Scope>((scope, each) => {
    const item = flat(each, place);
    if (typeof item.template !== 'string') return withVariables(scope, [item]);
    const opened = openTemplate(
      { ...place, scope },
      filled(item.template, scope),
      item.parameters,
    );
    return opened.kind === 'open'
      ? withVariables(scope, opened.content.variables)
      : scope;
  }, place.scope);
}

/** When something runs that has a condition of its own. */
export function under(place: Place, condition: unknown): Place {
  const text = typeof condition === 'string' ? condition : undefined;
  return { ...place, occasions: heldOn(place.occasions, text, place) };
}
