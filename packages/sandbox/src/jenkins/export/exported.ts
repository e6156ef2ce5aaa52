/**
 * How Jenkins writes its objects: every property of the object that was asked for, and of objects below it only what is
 * meant to be seen from far away, unless `depth` or `tree` says otherwise.
 */

export type Exported =
  | string
  | number
  | boolean
  | undefined
  | ExportedBean
  | readonly Exported[];

/** A value, or how to get it; builds are only made when somebody asks for them. */
type Property = Exported | (() => Exported);

export interface ExportedBean {
  /** Java's class; left out where the property says it already. */
  readonly className?: string;
  /** Seen from everywhere. */
  readonly brief?: Readonly<Record<string, Property>>;
  /** Seen on the object's own page. */
  readonly full?: Readonly<Record<string, Property>>;
}

/** What of an object is written. */
export interface Pruner {
  /** How the property is written, or undefined when it is left out. */
  accept(name: string, isBrief: boolean): Pruner | undefined;
  /** Which items of a list are written: from, to (exclusive). */
  readonly range: readonly [number, number];
}

const ALL: readonly [number, number] = [0, Number.POSITIVE_INFINITY];

/** `depth` levels below the object itself are written in full. */
export function byDepth(depth: number): Pruner {
  return {
    accept: (_name, isBrief) =>
      isBrief || depth >= 0 ? byDepth(depth - 1) : undefined,
    range: ALL,
  };
}

/** Plain JSON of a value; Java's null is JSON's. */
export function toJson(value: Exported, pruner: Pruner): unknown {
  if (value === undefined) {
    return null;
  }
  if (isList(value)) {
    return value.slice(...pruner.range).map(item => toJson(item, pruner));
  }
  return typeof value === 'object' ? beanToJson(value, pruner) : value;
}

function beanToJson(bean: ExportedBean, pruner: Pruner): unknown {
  const written: Record<string, unknown> =
    bean.className === undefined ? {} : { _class: bean.className };
  const properties = [
    ...Object.entries(bean.brief ?? {}).map(entry => [...entry, true] as const),
    ...Object.entries(bean.full ?? {}).map(entry => [...entry, false] as const),
  ];
  for (const [name, property, isBrief] of properties) {
    const below = pruner.accept(name, isBrief);
    if (below) {
      written[name] = toJson(
        typeof property === 'function' ? property() : property,
        below,
      );
    }
  }
  return written;
}

function isList(value: Exported): value is readonly Exported[] {
  return Array.isArray(value);
}
