import type {
  CiEngine,
  CiFailureReason,
  CiRun,
} from '@groundwork/plugin-ci-runs-common';

/** Which runs are asked for. */
export interface RunsQuery {
  readonly limit: number;
  readonly branch?: string;
}

/** What a source answered when it was asked. */
export type Seen =
  | {
      readonly outcome: 'observed' | 'absent';
      readonly engines: readonly CiEngine[];
      readonly runs: readonly CiRun[];
      readonly totalCount?: number;
      readonly message?: string;
      /** What to know about the answer. */
      readonly note?: string;
    }
  | {
      readonly outcome: 'failed';
      readonly engines: readonly CiEngine[];
      readonly reason: CiFailureReason;
      readonly message: string;
      readonly remedy: string;
    };

/** One system that may know the runs of one entity. */
export interface RunsOfOne {
  readonly engine: CiEngine;
  /** As people call it, such as `Jenkins default`. */
  readonly name: string;
  /** Address of its list of runs, where there is one. */
  readonly url: string | undefined;
  /** What is asked, without secrets: an answer to it is an answer for everybody who asks the same. */
  readonly question: string;
  /** @throws SourceError */
  look(query: RunsQuery, signal: AbortSignal): Promise<Seen>;
}
