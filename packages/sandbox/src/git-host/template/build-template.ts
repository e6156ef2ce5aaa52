import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Company, Service } from '../../company';
import { organisationCatalogFile } from '../content/catalog-files';
import { platformRepositories } from '../content/platform-files';
import { runGit } from '../store/run-git';
import { importPlatformRepository } from './platform-repository';
import { importGitOpsRepository } from './gitops-repository';
import { sourceFingerprint } from './source-fingerprint';
import { Importer } from './importer';
import {
  importServiceRepository,
  type RepositoryMarks,
} from './service-repository';
import { signatureOf } from './signature';
import type { TemplateIndex, TemplateRepository } from './template-index';

const DAY = 86_400_000;

export interface TemplateOptions {
  readonly company: Company;
  readonly directory: string;
  readonly webUrl: string;
}

interface Described {
  readonly name: string;
  readonly description: string;
  readonly topics: readonly string[];
  readonly archived: boolean;
  readonly marks?: RepositoryMarks;
}

/** Writes every repository of the company into one store of objects, and an index beside it. */
export async function buildTemplate({
  company,
  directory,
  webUrl,
}: TemplateOptions): Promise<TemplateIndex> {
  const building = `${directory}.building`;
  await rm(building, { recursive: true, force: true });
  const importer = await Importer.start(join(building, 'store.git'));
  const described = [
    ...(await importServices(importer, company, webUrl)),
    ...(await importPlatform(importer, company)),
  ];
  const shas = await importer.finish();
  const index = await indexOf(company, described, {
    shas,
    store: importer.directory,
  });
  await writeFile(join(building, 'index.json'), JSON.stringify(index));
  await rm(directory, { recursive: true, force: true });
  await rename(building, directory);
  return index;
}

const prefixOf = (repository: string) => `refs/template/${repository}`;

async function importServices(
  importer: Importer,
  company: Company,
  webUrl: string,
): Promise<readonly Described[]> {
  const byRepository = new Map<string, Service[]>();
  for (const service of company.services) {
    byRepository.set(service.repository, [
      ...(byRepository.get(service.repository) ?? []),
      service,
    ]);
  }
  const rewritten = company.services.find(
    service => service.lineage === 'api',
  )?.repository;
  const described: Described[] = [];
  for (const [name, services] of byRepository) {
    const marks = await importServiceRepository(importer, {
      company,
      name,
      services,
      webUrl,
      refPrefix: prefixOf(name),
      rewritten: name === rewritten,
    });
    const [only] = services;
    const description =
      services.length === 1 && only !== undefined
        ? only.description
        : `Jobs that run at night: ${services
            .map(service => service.name)
            .join(', ')}.`;
    described.push({
      name,
      description,
      topics: [only?.lineage === 'api' ? 'typescript' : 'java', 'service'],
      archived: false,
      marks,
    });
  }
  return described;
}

async function importPlatform(
  importer: Importer,
  company: Company,
): Promise<readonly Described[]> {
  const described: Described[] = [];
  const author = signatureOf(
    company,
    company.people.at(-1)?.login ?? 'saltmarsh-bot',
    company.now - company.days * DAY - 30 * DAY,
  );
  for (const repository of platformRepositories(
    company,
    organisationCatalogFile(company),
  )) {
    await importPlatformRepository(importer, repository, {
      author,
      workBegan: company.workBegan,
    });
    described.push({
      name: repository.name,
      description: repository.description,
      topics: ['platform'],
      archived: repository.archived === true,
    });
  }
  await importGitOpsRepository(importer, company, prefixOf('gitops'));
  described.push({
    name: 'gitops',
    description: 'What runs where.',
    topics: ['platform'],
    archived: false,
  });
  return described;
}

interface Imported {
  readonly shas: ReadonlyMap<number, string>;
  readonly store: string;
}

async function indexOf(
  company: Company,
  described: readonly Described[],
  { shas, store }: Imported,
): Promise<TemplateIndex> {
  const refs = await refsByRepository(store);
  const shaOf = (mark: number) => {
    const sha = shas.get(mark);
    if (sha === undefined) {
      throw new Error(`git fast-import gave no object for mark ${mark}`);
    }
    return sha;
  };
  const marked = described.flatMap(each =>
    each.marks === undefined ? [] : [each.marks],
  );
  return {
    fingerprint: await sourceFingerprint(),
    seed: company.seed,
    services: company.services.length,
    days: company.days,
    now: company.now,
    repositories: described.map(
      ({ name, description, topics, archived, marks }): TemplateRepository => ({
        name,
        description,
        archived,
        topics: [...topics],
        createdAt:
          marks?.createdAt ?? company.now - company.days * DAY - 30 * DAY,
        refs: refs.get(name) ?? {},
        pulls: (marks?.pulls ?? []).map(
          ({
            headMark,
            baseMark,
            mergedMark: _onMain,
            firstMergedMark,
            ...pull
          }) => ({
            ...pull,
            head: shaOf(headMark),
            base: shaOf(baseMark),
            merged: shaOf(firstMergedMark),
          }),
        ),
      }),
    ),
    histories: Object.fromEntries(
      marked.flatMap(each =>
        each.services.map(({ service, marks }) => [service, marks.map(shaOf)]),
      ),
    ),
  };
}

async function refsByRepository(
  store: string,
): Promise<ReadonlyMap<string, Record<string, string>>> {
  const listed = await runGit({
    cwd: store,
    args: [
      'for-each-ref',
      '--format=%(objectname) %(refname)',
      'refs/template',
    ],
  });
  const byRepository = new Map<string, Record<string, string>>();
  for (const line of listed.toString().split('\n')) {
    const [, sha, repository, rest] =
      /^(\S+) refs\/template\/([^/]+)\/(.+)$/.exec(line) ?? [];
    if (sha !== undefined && repository !== undefined && rest !== undefined) {
      byRepository.set(repository, {
        ...byRepository.get(repository),
        [`refs/${rest}`]: sha,
      });
    }
  }
  return byRepository;
}
