import {
  createRandom,
  historyOfService,
  seedOf,
  type CommitPlan,
  type Company,
  type Random,
  type Service,
} from '../../company';
import { catalogFile, openApiFile } from '../content/catalog-files';
import { manifestFiles, targetOf } from '../content/manifests';
import { pipelineFile } from '../content/pipeline-files';
import {
  codeChange,
  docsFiles,
  runbook,
  sourceFiles,
} from '../content/source-files';
import type { FileChange } from '../store/import-stream';
import type { Signature } from '../store/parse-objects';
import type { Importer } from './importer';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const PULLS_SINCE_DAYS = 100;
const REWRITTEN_PULL = 3;

/** How a repository merges its pull requests. */
export type MergeStyle = 'squash' | 'merge' | 'rebase';

export interface PullMarks {
  readonly number: number;
  readonly title: string;
  readonly author: string;
  readonly headMark: number;
  readonly baseMark: number;
  readonly mergedMark: number;
  /** What main had when the pull request was merged; another commit than `mergedMark` after a rewrite. */
  readonly firstMergedMark: number;
  readonly openedAt: number;
  readonly mergedAt: number;
  readonly headBranch: string;
  readonly labels: string[];
}

export interface RepositoryMarks {
  readonly name: string;
  readonly services: readonly {
    readonly service: string;
    readonly marks: readonly number[];
  }[];
  readonly pulls: readonly PullMarks[];
  readonly createdAt: number;
}

export interface RepositoryPlan {
  readonly company: Company;
  readonly name: string;
  readonly services: readonly Service[];
  readonly webUrl: string;
  readonly refPrefix: string;
  /** Somebody rewrote the commit of a merged pull request and pushed main by force. */
  readonly rewritten: boolean;
}

interface Step {
  readonly service: Service;
  readonly index: number;
  readonly commit: CommitPlan;
  /** When the service's commit before this one was made. */
  readonly previousAt: number;
}

export function signatureOf(
  company: Company,
  login: string,
  at: number,
): Signature {
  const person = company.people.find(each => each.login === login);
  return {
    name: person?.displayName ?? login,
    email: `${login}@saltmarsh.example`,
    at,
  };
}

/** Writes the commits of one repository: usually one service, in the monorepo the histories of several, by date. */
export async function importServiceRepository(
  importer: Importer,
  plan: RepositoryPlan,
): Promise<RepositoryMarks> {
  const { company, services } = plan;
  const random = createRandom(seedOf(company.seed, `repository ${plan.name}`));
  const style = random.pick(['squash', 'squash', 'merge', 'rebase'] as const);
  const steps = services
    .flatMap(service =>
      historyOfService(company, service).map(
        (commit, index, all): Step => ({
          service,
          index,
          commit,
          previousAt: all[index - 1]?.at ?? commit.at,
        }),
      ),
    )
    .sort((a, b) => a.commit.at - b.commit.at);
  const marks = new Map(
    services.map(service => [service.name, [] as number[]]),
  );
  const pulls: PullMarks[] = [];
  let previous: number | undefined;
  for (const step of steps) {
    const files = filesOf(step, plan);
    const ref = `${plan.refPrefix}/heads/main`;
    const author = signatureOf(company, step.commit.author, step.commit.at);
    const reviewed =
      step.commit.kind === 'code' &&
      step.service.lineage === 'api' &&
      step.commit.at > company.now - PULLS_SINCE_DAYS * DAY;
    if (!reviewed || previous === undefined) {
      previous = await importer.commit({
        ref,
        author,
        message: step.commit.message,
        files,
      });
    } else {
      const merged = await importPull(importer, {
        plan,
        step,
        files,
        random,
        style,
        number: pulls.length + 1,
        base: previous,
      });
      pulls.push(merged);
      previous = merged.mergedMark;
    }
    marks.get(step.service.name)?.push(previous);
  }
  return {
    name: plan.name,
    services: services.map(service => ({
      service: service.name,
      marks: marks.get(service.name) ?? [],
    })),
    pulls,
    createdAt: steps[0]?.commit.at ?? company.now,
  };
}

interface PullInput {
  readonly plan: RepositoryPlan;
  readonly step: Step;
  readonly files: readonly FileChange[];
  readonly random: Random;
  readonly style: MergeStyle;
  readonly number: number;
  readonly base: number;
}

/** The first change that comes after a rollback repairs what was rolled back. */
function isHotfix({ service, previousAt, commit }: Step): boolean {
  return service.releases.production.some(
    release =>
      release.rollback === true &&
      release.deployedAt > previousAt &&
      release.deployedAt <= commit.at,
  );
}

async function importPull(
  importer: Importer,
  input: PullInput,
): Promise<PullMarks> {
  const { plan, step, files, random, style, number, base } = input;
  const { commit } = step;
  const hotfix = isHotfix(step);
  const headBranch = hotfix ? `hotfix/change-${number}` : `change-${number}`;
  const ref = `${plan.refPrefix}/pull/${number}/head`;
  const startedAt = commit.at - random.between(1, 60) * HOUR;
  const changed = [...files];
  const sign = (at: number) => signatureOf(plan.company, commit.author, at);
  let head = await importer.commit({
    ref,
    from: `:${base}`,
    author: sign(startedAt),
    message: commit.message,
    files,
  });
  if (style !== 'rebase' && random.next() < 0.4) {
    const note = {
      path: `notes/change-${number}.md`,
      content: `${commit.message}.\n`,
    };
    head = await importer.commit({
      ref,
      author: sign(startedAt + HOUR / 2),
      message: `Note the change: ${commit.message}`,
      files: [note],
    });
    changed.push(note);
  }
  const main = {
    ref: `${plan.refPrefix}/heads/main`,
    files: changed,
    committer: sign(commit.at),
  };
  const mergedMark = await importer.commit(
    style === 'merge'
      ? {
          ...main,
          author: sign(commit.at),
          message: `Merge pull request #${number} from saltmarsh/${headBranch}\n\n${commit.message}`,
          merge: `:${head}`,
        }
      : {
          ...main,
          author: sign(style === 'rebase' ? startedAt : commit.at),
          message:
            style === 'rebase'
              ? commit.message
              : `${commit.message} (#${number})`,
        },
  );
  const rewrites = plan.rewritten && number === REWRITTEN_PULL;
  const openedAt = startedAt + (commit.at - startedAt) / 2;
  return {
    number,
    title: commit.message,
    author: commit.author,
    headMark: head,
    baseMark: base,
    mergedMark,
    firstMergedMark: rewrites
      ? // No branch has it; without a ref of its own Git would drop it.
        await importer.commit({
          ...main,
          ref: `${plan.refPrefix}/pull/${number}/merged`,
          from: `:${base}`,
          author: sign(commit.at),
          message: `wip (#${number})`,
        })
      : mergedMark,
    openedAt,
    mergedAt: commit.at,
    headBranch,
    labels: hotfix ? ['hotfix'] : [],
  };
}

function filesOf(
  { service, index, commit }: Step,
  plan: RepositoryPlan,
): readonly FileChange[] {
  const inFolder = (files: readonly FileChange[]) =>
    plan.services.length === 1
      ? files
      : files.map(file => ({ ...file, path: `${service.name}/${file.path}` }));
  const pipeline = pipelineFile(service, plan.company.seed);
  switch (commit.kind) {
    case 'import':
      return [
        ...inFolder([
          ...sourceFiles(service),
          ...manifests(service, plan.company),
        ]),
        pipeline,
      ];
    case 'catalog':
      return [
        {
          path: 'catalog-info.yaml',
          content: catalogFile(plan.company, plan.services, plan.webUrl),
        },
        ...(service.providesApi === undefined
          ? []
          : [{ path: 'api/openapi.yaml', content: openApiFile(service) }]),
        ...(service.runbook === undefined
          ? []
          : [{ path: service.runbook, content: runbook(service) }]),
      ];
    case 'docs':
      return docsFiles(service);
    case 'pipeline':
      return [
        {
          ...pipeline,
          content: `${pipeline.path === 'Jenkinsfile' ? '//' : '#'} ${
            commit.message
          }, ${new Date(commit.at).getUTCFullYear()}\n${String(
            pipeline.content,
          )}`,
        },
      ];
    case 'code':
      return inFolder([codeChange(service, index, commit.message)]);
    default:
      throw new RangeError(
        `no files for ${String(commit.kind satisfies never)}`,
      );
  }
}

/** Legacy repositories keep what they apply themselves; what Argo CD runs is in the GitOps repository. */
function manifests(service: Service, company: Company): readonly FileChange[] {
  if (service.type === 'library') {
    return [];
  }
  const folder = service.lineage === 'legacy' ? 'k8s' : 'deploy';
  return (['staging', 'production'] as const).flatMap(environment =>
    manifestFiles(
      targetOf(company, service, environment, 'latest'),
      `${folder}/${environment}`,
    ),
  );
}
