/** An app that is measured: this repository, or a plain one beside it. */
export interface MeasuredApp {
  readonly name: 'groundwork' | 'plain';
  /** Root of its repository, with its dependencies installed. */
  readonly folder: string;
}

/** The most that a median may be: of the figure itself, or of its ratio to the plain app's. */
export interface Budget {
  readonly of: 'figure' | 'ratio';
  readonly atMost: number;
}

/** One figure of one app, measured once. */
export interface Sample {
  /** What it is, the same words for every app and in every round. */
  readonly what: string;
  readonly value: number;
  readonly unit: 'ms' | 's' | 'kB' | 'MB' | 'times';
  readonly budget?: Budget;
  /** How it was come by, for instance "200 requests". */
  readonly how: string;
}

/** What a bench gets from the command that runs it. */
export interface BenchContext {
  /** Folder of this bench and app, empty at the beginning. */
  readonly workspace: string;
  /** Everything at full size, which takes an hour; without it a default of minutes. */
  readonly whole: boolean;
  say(activity: string): void;
}

/** A bench with everything in place that is not measured. */
export interface OpenBench {
  /** Measures once; rounds count from 0. */
  sample(round: number): Promise<readonly Sample[]>;
  close(): Promise<void>;
}

/** Something that can be measured again and again, the same way on every app. */
export interface Bench {
  readonly id: string;
  /** A plain app has nothing of the kind. */
  readonly onlyOurs?: true;
  readonly rounds: { readonly usual: number; readonly whole: number };
  open(app: MeasuredApp, context: BenchContext): Promise<OpenBench>;
}

/** For benches that hold nothing open between rounds. */
export const nothingToClose = async (): Promise<void> => undefined;
