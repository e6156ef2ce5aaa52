/** An app that is measured: this repository, or a plain one beside it. */
export interface MeasuredApp {
  readonly name: string;
  /** Root of its repository, with its dependencies installed. */
  readonly folder: string;
}

/** One figure of one app. */
export interface Figure {
  /** What it is, the same words for every app. */
  readonly what: string;
  readonly value: number;
  readonly unit: 'ms' | 's' | 'kB' | 'MB';
  /** The most that it may be, where that does not depend on a plain app. */
  readonly budget?: string;
  /** How it was come by, for instance "median of 5". */
  readonly how: string;
}

/** Something that can be measured the same way on every app. */
export interface Bench {
  readonly id: string;
  /** The most that our figure may be of the plain app's, where there is a budget. */
  readonly maxRatio?: number;
  measure(app: MeasuredApp, context: BenchContext): Promise<readonly Figure[]>;
}

/** What a bench gets from the command that runs it. */
export interface BenchContext {
  /** Folder of this bench and app, empty at the beginning. */
  readonly workspace: string;
  say(activity: string): void;
}
