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
  /** Seen where it is asked for by its name, or from three levels above: what is slow to make. */
  readonly named?: Readonly<Record<string, Property>>;
}

type Visibility = 'brief' | 'full' | 'named';

/** From which depth on a property of the object itself is written. */
const SEEN_FROM: Readonly<Record<Visibility, number>> = {
  brief: Number.NEGATIVE_INFINITY,
  full: 0,
  named: 3,
};

/** What of an object is written. */
export interface Pruner {
  /** How the property is written, or undefined when it is left out. */
  accept(name: string, visibility: Visibility): Pruner | undefined;
  /** Which items of a list are written: from, to (exclusive). */
  readonly range: readonly [number, number];
}

const ALL: readonly [number, number] = [0, Number.POSITIVE_INFINITY];

/** `depth` levels below the object itself are written in full. */
export function byDepth(depth: number): Pruner {
  return {
    accept: (_name, visibility) =>
      depth >= SEEN_FROM[visibility] ? byDepth(depth - 1) : undefined,
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
  const properties = (['brief', 'full', 'named'] as const).flatMap(visibility =>
    Object.entries(bean[visibility] ?? {}).map(
      entry => [...entry, visibility] as const,
    ),
  );
  for (const [name, property, visibility] of properties) {
    const below = pruner.accept(name, visibility);
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
