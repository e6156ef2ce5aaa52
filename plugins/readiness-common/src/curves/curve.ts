import { clamp, Range } from '../numbers';

/** A monotone function from a measured value to s in [0, 1]. It is data, so that a standard can be stored and compared. */
export type Curve =
  | {
      readonly shape: 'linear';
      readonly zeroAt: number;
      readonly oneAt: number;
    }
  | {
      readonly shape: 'logarithmic';
      readonly zeroAt: number;
      readonly oneAt: number;
    }
  | {
      readonly shape: 'piecewise';
      /** Value and s, by rising value; s must rise or fall throughout. */
      readonly points: readonly (readonly [value: number, s: number])[];
    };

/** Straight from `zeroAt` (s = 0) to `oneAt` (s = 1); falling when `oneAt` is the smaller. */
export function linear(zeroAt: number, oneAt: number): Curve {
  return { shape: 'linear', zeroAt, oneAt };
}

/** The curve of dominance: functional (60) at 0.81 (docs/explanation/how-the-score-works.md, "Curves"). */
export function dominanceCurve(): Curve {
  return linear(0.6, 0.95);
}

/** Less is better: s = 0 at `zeroAt`, s = 1 at the smaller `oneAt`. */
export function falling(zeroAt: number, oneAt: number): Curve {
  return linear(zeroAt, oneAt);
}

/** Straight in the logarithm of a positive value. */
export function logarithmic(zeroAt: number, oneAt: number): Curve {
  return { shape: 'logarithmic', zeroAt, oneAt };
}

/** Straight between given points, flat outside. */
export function piecewise(
  points: readonly (readonly [value: number, s: number])[],
): Curve {
  return { shape: 'piecewise', points };
}

/** 1 or 0 as measured. */
export function yesOrNo(): Curve {
  return linear(0, 1);
}

/** s of a value. */
export function grade(curve: Curve, value: number): number {
  switch (curve.shape) {
    case 'linear':
      return between(value, curve);
    case 'logarithmic':
      return between(Math.log(Math.max(value, Number.MIN_VALUE)), {
        zeroAt: Math.log(curve.zeroAt),
        oneAt: Math.log(curve.oneAt),
      });
    case 'piecewise':
      return alongPoints(curve.points, value);
    default:
      return neverCurve(curve);
  }
}

/** Worst and best s of a range of values; a curve is monotone, so its ends decide. */
export function gradeRange(curve: Curve, range: Range): Range {
  const atLo = grade(curve, range.lo);
  const atHi = grade(curve, range.hi);
  return { lo: Math.min(atLo, atHi), hi: Math.max(atLo, atHi) };
}

function between(
  value: number,
  { zeroAt, oneAt }: { readonly zeroAt: number; readonly oneAt: number },
): number {
  return clamp((value - zeroAt) / (oneAt - zeroAt), 0, 1);
}

function alongPoints(
  points: readonly (readonly [number, number])[],
  value: number,
): number {
  const next = points.findIndex(([x]) => x >= value);
  const [x1, s1] = points[next === -1 ? points.length - 1 : next] ?? [0, 0];
  const [x0, s0] = points[Math.max(0, next - 1)] ?? [x1, s1];
  if (next <= 0 || x1 === x0) {
    return clamp(s1, 0, 1);
  }
  return clamp(s0 + ((value - x0) / (x1 - x0)) * (s1 - s0), 0, 1);
}

function neverCurve(curve: never): never {
  throw new Error(`Unknown curve ${JSON.stringify(curve)}`);
}
