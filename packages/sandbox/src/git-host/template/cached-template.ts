import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { companyOf, type Chapter, type Company } from '../../company';
import { isMissingFile } from '../store/missing-file';
import { buildTemplate } from './build-template';
import { sourceFingerprint } from './source-fingerprint';
import { templateIndex, type TemplateIndex } from './template-index';

const DAY = 86_400_000;

/** A cached company may be this old before it is made anew, so that "last deployed" stays believable. */
const KEEP_DAYS = 2;

export interface CachedTemplateOptions {
  readonly dataDirectory: string;
  readonly chapter: Chapter;
  readonly seed: number;
  readonly services: number;
  readonly days: number;
  readonly webUrl: string;
  /** Exactly this date; without it, today, or that of a cached company which is young enough. */
  readonly now?: number;
  readonly today: number;
}

export interface Template {
  readonly company: Company;
  readonly index: TemplateIndex;
  /** Folder of Git objects to borrow from. */
  readonly objects: string;
  readonly fromCache: boolean;
}

/** The company with its repositories: from the cache folder when they are there, else made and left there. */
export async function cachedTemplate(
  options: CachedTemplateOptions,
): Promise<Template> {
  const { chapter, seed, services, days, webUrl, today } = options;
  const port = new URL(webUrl).port;
  const directory = join(
    options.dataDirectory,
    `${chapter}-${seed}-${services}-${days}-${port}`,
  );
  const objects = join(directory, 'store.git', 'objects');
  const cached = await readIndex(join(directory, 'index.json'));
  const fits =
    cached !== undefined &&
    cached.fingerprint === (await sourceFingerprint()) &&
    (options.now === undefined
      ? cached.now <= today && today - cached.now < KEEP_DAYS * DAY
      : cached.now === options.now);
  if (fits) {
    return {
      company: companyOf({
        ...{ chapter, seed, services, days },
        now: cached.now,
      }),
      index: cached,
      objects,
      fromCache: true,
    };
  }
  const company = companyOf({
    ...{ chapter, seed, services, days },
    now: options.now ?? today,
  });
  return {
    company,
    index: await buildTemplate({ company, directory, webUrl }),
    objects,
    fromCache: false,
  };
}

async function readIndex(path: string): Promise<TemplateIndex | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (isMissingFile(error)) {
      return undefined;
    }
    throw error;
  }
  // One that another version wrote does not parse: the company is then made anew.
  const parsed = templateIndex.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : undefined;
}
