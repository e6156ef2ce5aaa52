import type {
  Finding,
  PipelineEvidence,
} from '@groundwork/plugin-readiness-common';
import type { Engine } from '@groundwork/pipeline-sameness';

/** The file in which a repository is delivered; the repository alone where nobody knows which it is. */
export function pipelineFileOf({
  repository,
  sha,
  pipeline: read,
}: PipelineEvidence): NonNullable<Finding['object']> {
  const path =
    read.outcome === 'known' ? read.slice[0] : read.notUnderstood?.[0]?.path;
  return {
    repo: repository,
    ...(sha === undefined ? {} : { sha }),
    ...(path === undefined ? {} : { path }),
  };
}

const into = 'its pipeline, instead of the steps';

/**
 * The call that takes the place of copied steps, for the engines in which a file can call another one. Without a shared
 * pipeline that others call already, its address is for the reader to fill in.
 */
export function callOf(
  engine: Engine,
  reference?: string,
): Pick<Finding, 'mend'> {
  switch (engine) {
    case 'github-actions':
      return {
        mend: {
          into,
          yaml: `jobs:\n  deliver:\n    uses: ${
            reference ?? 'OWNER/REPOSITORY/.github/workflows/FILE.yml@v1'
          }\n    secrets: inherit\n`,
        },
      };
    case 'gitlab-ci':
      return {
        mend: {
          into,
          yaml: 'include:\n  - project: GROUP/PROJECT\n    ref: v1\n    file: FILE.yml\n',
        },
      };
    case 'azure-pipelines':
      return {
        mend: { into, yaml: 'extends:\n  template: FILE.yml@REPOSITORY\n' },
      };
    case 'jenkins':
      return { mend: { into, yaml: "@Library('LIBRARY@v1') _\n" } };
    default:
      return {};
  }
}
