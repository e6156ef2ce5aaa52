import type { Subresource } from '../subresource';

/** One line per resource type; everything that follows from convention is left out. */
export interface ResourceRow {
  readonly is: readonly [apiVersion: string, kind: string];
  readonly plural?: string;
  readonly cluster?: true;
  readonly short?: readonly string[];
  readonly categories?: readonly string[];
  readonly status?: true;
  readonly scale?: true;
  readonly verbs?: readonly string[];
  readonly more?: readonly Subresource[];
  readonly custom?: true;
  readonly virtual?: true;
}
