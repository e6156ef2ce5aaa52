import type { CiEngine } from '@groundwork/plugin-ci-runs-common';
import { nameOf, type SourceClients } from '@groundwork/source-client';
import {
  githubOf,
  type RepositoryAddress,
} from '@groundwork/source-client/github';
import type { RunsOfOne, Seen } from '../sources';
import { RepositoryReader } from './RepositoryReader';
import { ciRunOf } from './workflowRuns';

/** The workflow runs of a repository. */
export function githubRuns(
  sources: SourceClients,
  repository: RepositoryAddress,
  options: {
    /** No other source knows the entity's runs: when there are none, why is worth two more requests. */
    readonly isOnlySource: boolean;
  },
): RunsOfOne {
  const github = githubOf(sources);
  const { owner, name } = repository;
  const { source } = github.target(repository);
  return {
    engine: 'github-actions',
    name: nameOf(source),
    url: `${github.webUrl(repository)}/actions`,
    question: JSON.stringify([source, owner, name]),
    async look(query, signal): Promise<Seen> {
      const reader = new RepositoryReader(
        sources.within({ signal }),
        repository,
      );
      const { workflow_runs: runs, total_count: totalCount } =
        await reader.runs(query);
      if (runs.length > 0) {
        return {
          outcome: 'observed',
          engines: ['github-actions'],
          runs: runs.map(ciRunOf),
          totalCount,
        };
      }
      return options.isOnlySource
        ? explainNoRuns(reader)
        : { outcome: 'absent', engines: [], runs: [], totalCount: 0 };
    },
  };
}

/** No runs may mean that nothing ran, or that the runs are where we cannot look. */
async function explainNoRuns(repository: RepositoryReader): Promise<Seen> {
  const engines = await enginesOf(repository);
  if (engines.includes('jenkins') && !engines.includes('github-actions')) {
    return {
      outcome: 'failed',
      engines,
      reason: 'unsupported',
      message:
        'This repository is built by Jenkins, and its catalog entry names no job.',
      remedy: 'Name the job with the annotation jenkins.io/job-full-name.',
    };
  }
  return {
    outcome: 'absent',
    engines,
    runs: [],
    totalCount: 0,
    message: engines.includes('github-actions')
      ? 'There is a workflow, and it has not run yet.'
      : 'The repository has no pipeline.',
  };
}

async function enginesOf(
  repository: RepositoryReader,
): Promise<readonly CiEngine[]> {
  const [root, workflows] = await Promise.all([
    repository.filesIn(''),
    repository.filesIn('.github/workflows'),
  ]);
  return [
    ...(workflows.some(name => /\.ya?ml$/.test(name))
      ? (['github-actions'] as const)
      : []),
    ...(root.some(name => /^Jenkinsfile(\.|$)/.test(name))
      ? (['jenkins'] as const)
      : []),
  ];
}
