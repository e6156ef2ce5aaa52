import type { FileChange } from '../store/import-stream';

/** A version of a shared pipeline. */
export interface TemplateRelease {
  /** When it was made: 0 at the beginning of the repository, 1 when the foundation work began. */
  readonly at: number;
  readonly says: string;
  /** Branches and tags that point at it, by full ref. */
  readonly refs: readonly string[];
  /** What it changed besides the list of changes. */
  readonly files?: readonly FileChange[];
}

const tag = (name: string) => `refs/tags/${name}`;

/** The platform team moves `v2` with every release; nobody asked for that when there was only `v1`. */
export const PIPELINE_RELEASES: readonly TemplateRelease[] = [
  {
    at: 0,
    says: '1.0.0: one workflow for services',
    refs: [tag('v1'), tag('v1.0.0')],
  },
  { at: 0.07, says: '2.0.0: deploys by commit', refs: [tag('v2.0.0')] },
  { at: 0.33, says: '2.1.0: scans images', refs: [tag('v2.1.0')] },
  { at: 0.5, says: '2.2.0: waits for staging', refs: [tag('v2.2.0')] },
  {
    at: 0.62,
    says: '2.3.0: names the release in the log',
    refs: [tag('v2.3.0')],
  },
  {
    at: 0.8,
    says: '2.4.0: mends the second region',
    refs: [tag('v2.4.0'), tag('v2'), 'refs/heads/v2'],
  },
];

/** Whoever wrote the library left, and `v1` stays where it was. */
export const LIBRARY_RELEASES: readonly TemplateRelease[] = [
  { at: 0, says: '1.0.0', refs: [tag('v1'), tag('v1.0.0')] },
  { at: 0.25, says: '1.1.0: other agents', refs: [tag('v1.1.0')] },
  { at: 0.45, says: '1.2.0: a longer time-out', refs: [tag('v1.2.0')] },
];
