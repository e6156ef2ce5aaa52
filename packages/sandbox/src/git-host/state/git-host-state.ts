import { join } from 'node:path';
import type { Clock, Company, PushEvent } from '../../company';
import { RepositoryStore } from '../store/repository-store';
import type { Template } from '../template/cached-template';
import { Directory } from './directory';
import { Feed } from './feed';
import type { HostEvent } from './host-events';
import type {
  HookRecord,
  IssueRecord,
  PullRecord,
  RepositoryRecord,
} from './records';

export interface HostOptions {
  readonly template: Template;
  readonly clock: Clock;
  readonly dataDirectory: string;
  /** Without a trailing slash, for instance `http://localhost:7101`. */
  readonly webUrl: string;
  readonly onError: (error: unknown) => void;
}

/** Everything that the Git host holds; the routes answer from here and write here. */
export class GitHostState {
  readonly directory: Directory;
  readonly company: Company;
  readonly clock: Clock;
  readonly webUrl: string;
  readonly template: Template;
  readonly events: Feed<HostEvent>;
  readonly repositories = new Map<string, RepositoryRecord>();
  readonly pulls = new Map<string, PullRecord[]>();
  readonly issues = new Map<string, IssueRecord[]>();
  readonly hooks = new Map<string, HookRecord[]>();
  /** Names that repositories had before, each with who had it last. */
  readonly formerNames = new Map<string, RepositoryRecord>();
  private nextId = 900_000;

  private constructor(options: HostOptions, readonly store: RepositoryStore) {
    this.template = options.template;
    this.company = options.template.company;
    this.clock = options.clock;
    this.webUrl = options.webUrl;
    this.directory = new Directory(this.company);
    this.events = new Feed(options.onError);
  }

  static async create(options: HostOptions): Promise<GitHostState> {
    const { index, objects } = options.template;
    const store = await RepositoryStore.create(
      join(options.dataDirectory, `work-${new URL(options.webUrl).port}`),
      objects,
    );
    const state = new GitHostState(options, store);
    for (const [place, repository] of index.repositories.entries()) {
      const { name, createdAt, description, archived, topics, refs, pulls } =
        repository;
      const record = blankRepository({
        id: 10_001 + place,
        owner: state.company.organisation,
        name,
        createdAt,
      });
      const pushedAt = pulls.reduce(
        (latest, pull) => Math.max(latest, pull.mergedAt),
        lastPush(state.company, name, createdAt),
      );
      Object.assign(record, {
        plannedName: name,
        description,
        archived,
        topics,
        pushedAt,
        updatedAt: pushedAt,
      });
      state.repositories.set(fullNameOf(record), record);
      state.pulls.set(
        fullNameOf(record),
        pulls.map(pull => mergedPull(pull, record.id)),
      );
      await store.add(
        fullNameOf(record),
        'main',
        new Map(Object.entries(refs)),
      );
    }
    return state;
  }

  newId(): number {
    this.nextId += 1;
    return this.nextId;
  }

  /** By its name, or by one that it had before. */
  repository(owner: string, name: string): RepositoryRecord | undefined {
    const fullName = `${owner}/${name}`.toLowerCase();
    return this.repositories.get(fullName) ?? this.formerNames.get(fullName);
  }

  /** `issues` and `pulls` of a repository share their numbers. */
  nextNumber(fullName: string): number {
    const numbers = [
      ...(this.issues.get(fullName) ?? []),
      ...(this.pulls.get(fullName) ?? []),
    ].map(each => each.number);
    return (
      numbers.reduce((highest, number) => Math.max(highest, number), 0) + 1
    );
  }

  async addRepository(record: RepositoryRecord): Promise<void> {
    await this.store.add(fullNameOf(record), record.defaultBranch);
    this.repositories.set(fullNameOf(record), record);
    // Whoever takes a name that another had before has it alone.
    this.formerNames.delete(fullNameOf(record));
    this.events.emit({
      kind: 'repository',
      repository: fullNameOf(record),
      action: 'created',
    });
  }

  /** Says that refs moved, by a push or by the API. */
  moved(record: RepositoryRecord, push: Omit<PushEvent, 'repository'>): void {
    record.pushedAt = this.clock.now();
    record.updatedAt = record.pushedAt;
    const repository =
      record.owner === this.company.organisation
        ? record.plannedName ?? record.name
        : fullNameOf(record);
    this.events.emit({
      kind: 'push',
      repository: fullNameOf(record),
      push: { ...push, repository },
    });
  }

  close(): void {
    this.store.close();
  }
}

export function fullNameOf(
  record: Pick<RepositoryRecord, 'owner' | 'name'>,
): string {
  return `${record.owner}/${record.name}`.toLowerCase();
}

export function blankRepository(
  given: Pick<RepositoryRecord, 'id' | 'owner' | 'name' | 'createdAt'>,
): RepositoryRecord {
  return {
    ...given,
    plannedName: undefined,
    description: undefined,
    homepage: undefined,
    isPrivate: true,
    archived: false,
    defaultBranch: 'main',
    updatedAt: given.createdAt,
    pushedAt: given.createdAt,
    topics: [],
    hasIssues: true,
    hasWiki: false,
    hasProjects: false,
    merging: {},
    protections: new Map(),
    variables: new Map(),
  };
}

function lastPush(
  company: Company,
  repository: string,
  createdAt: number,
): number {
  const services = company.services.filter(
    service => service.repository === repository,
  );
  return services.reduce(
    (latest, service) =>
      Math.max(latest, service.codeChangedAt, service.docsChangedAt ?? 0),
    createdAt,
  );
}

function mergedPull(
  pull: Template['index']['repositories'][number]['pulls'][number],
  repositoryId: number,
): PullRecord {
  return {
    id: repositoryId * 1000 + pull.number,
    number: pull.number,
    author: pull.author,
    createdAt: pull.openedAt,
    headBranch: pull.headBranch,
    baseBranch: 'main',
    base: pull.base,
    title: pull.title,
    body: undefined,
    head: pull.head,
    draft: false,
    state: 'closed',
    updatedAt: pull.mergedAt,
    closedAt: pull.mergedAt,
    mergedAt: pull.mergedAt,
    mergedBy: pull.author,
    mergeCommit: pull.merged,
    labels: pull.labels,
  };
}
