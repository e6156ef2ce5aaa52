/** The instances of `jira.instances`: sites of Jira Cloud. */
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { z } from 'zod';
import type { SourceClient } from '../client/SourceClient';
import type { SourceClients } from '../client/SourceClients';
import type { SourceTarget } from '../client/target';
import { httpUrl, refuseTwins } from '../config/httpUrl';
import { shapeOf, sourceError } from '../failure';
import { isStranger, jiraMeaning } from './meaning';
import {
  changesIn,
  changesSchema,
  statusesSchema,
  type JiraStatusChange,
} from './statusChanges';

const KEY = 'jira.instances';
const PROJECT = /^[A-Z][A-Z0-9_]{0,254}$/;

/** The right to see the tickets of a project, as Jira's pages for administrators call it. */
const RIGHT = 'Browse projects';

/** One site of the configuration. */
export interface JiraInstance {
  readonly name: string;
  readonly baseUrl: string;
  readonly target: SourceTarget;
}

const pageSchema = z.object({
  issues: z.array(z.unknown()),
  /** Not there on the last page. */
  nextPageToken: z.string().nullish(),
});

const projectSchema = z.object({ key: z.string() });

/** Most tickets whose changes Jira tells at once. */
const MOST_AT_ONCE = 1_000;

/** What is searched for. */
export interface JiraSearch<T> {
  readonly jql: string;
  readonly fields: readonly string[];
  readonly pageSize: number;
  /** Of one ticket. */
  readonly schema: z.ZodType<T>;
}

/** The sites that the configuration names. */
export class JiraInstances {
  readonly all: readonly JiraInstance[];
  readonly #sources: SourceClients;

  constructor(sources: SourceClients, all: readonly JiraInstance[]) {
    this.#sources = sources;
    this.all = all;
  }

  /** A site by its name, or the first. @throws InputError when there is none */
  instance(name?: string): JiraInstance {
    const found =
      name === undefined
        ? this.all[0]
        : this.all.find(each => each.name === name);
    if (!found) {
      throw new InputError(
        name === undefined
          ? `${KEY} names no site`
          : `${KEY} has no entry for ${name}`,
      );
    }
    return found;
  }

  client({ target }: JiraInstance): SourceClient {
    return this.#sources.client(target);
  }

  /**
   * Makes sure that a project can be seen: a search leaves out what the account may not see, and says nothing.
   * @throws InputError when it is no key; SourceError when it cannot be seen
   */
  async checkProject(instance: JiraInstance, project: string): Promise<void> {
    if (!PROJECT.test(project)) {
      throw new InputError(
        `A project of Jira is named by its key, such as PLAT, not ${JSON.stringify(
          project,
        )}`,
      );
    }
    const what = `project ${project}`;
    const { source } = instance.target;
    const { headers, body } = await this.client(instance).json(
      `/rest/api/3/project/${project}`,
      { what, right: RIGHT },
    );
    if (isStranger(headers)) {
      throw sourceError({
        ...{ reason: 'unauthorized', source, what, right: RIGHT },
        detail: 'Jira answers as to nobody in particular',
      });
    }
    const { error } = projectSchema.safeParse(body);
    if (error) {
      const detail = shapeOf(error);
      throw sourceError(
        { reason: 'parse_error', source, what, detail },
        { cause: error },
      );
    }
  }

  /** Tickets a page at a time, for as long as the caller wants more. */
  async *search<T>(
    instance: JiraInstance,
    { jql, fields, pageSize, schema }: JiraSearch<T>,
  ): AsyncIterable<readonly T[]> {
    const page = pageSchema.extend({ issues: z.array(schema) });
    let token: string | undefined;
    do {
      const found: z.output<typeof page> = await this.client(instance).read(
        '/rest/api/3/search/jql',
        page,
        {
          query: {
            jql,
            fields: fields.join(','),
            maxResults: String(pageSize),
            ...(token === undefined ? {} : { nextPageToken: token }),
          },
          what: 'the search for tickets',
          right: RIGHT,
        },
      );
      yield found.issues;
      token = found.nextPageToken ?? undefined;
    } while (token !== undefined);
  }

  /** Of each status of the site its category: `new`, `indeterminate` or `done`. One that was deleted is not there. */
  async statusCategories(
    instance: JiraInstance,
  ): Promise<ReadonlyMap<string, string>> {
    const found: z.output<typeof statusesSchema> = await this.client(
      instance,
    ).read('/rest/api/3/status', statusesSchema, {
      what: 'the statuses',
      right: RIGHT,
    });
    return new Map(
      found.flatMap(({ id, statusCategory }) =>
        statusCategory ? [[id, statusCategory.key] as const] : [],
      ),
    );
  }

  /** The changes of status of tickets, by their numbers, and of each ticket the oldest first. Nobody is named. */
  async statusChanges(
    instance: JiraInstance,
    issueIds: readonly string[],
  ): Promise<readonly JiraStatusChange[]> {
    const changes: JiraStatusChange[] = [];
    for (let at = 0; at < issueIds.length; at += MOST_AT_ONCE) {
      const issueIdsOrKeys = issueIds.slice(at, at + MOST_AT_ONCE);
      let nextPageToken: string | undefined;
      do {
        const page: z.output<typeof changesSchema> = await this.client(
          instance,
        ).read('/rest/api/3/changelog/bulkfetch', changesSchema, {
          method: 'POST',
          isRead: true,
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({
            issueIdsOrKeys,
            fieldIds: ['status'],
            ...(nextPageToken === undefined ? {} : { nextPageToken }),
          }),
          what: 'when tickets changed their status',
          right: RIGHT,
        });
        changes.push(...changesIn(page));
        nextPageToken = page.nextPageToken ?? undefined;
      } while (nextPageToken !== undefined);
    }
    return changes.sort((one, other) => one.atMs - other.atMs);
  }
}

/** @throws InputError with the full path of the key that is wrong */
function readInstances({ config }: SourceClients): readonly JiraInstance[] {
  const instances = (config.getOptionalConfigArray(KEY) ?? []).map(
    (instance, index) => readInstance(instance, `${KEY}[${index}]`),
  );
  refuseTwins(KEY, instances);
  return instances;
}

function readInstance(config: Config, path: string): JiraInstance {
  const name = config.getString('name');
  const baseUrl = httpUrl(config, 'baseUrl', path);
  const email = config.getString('email');
  const apiToken = config.getString('apiToken').trim();
  const account = Buffer.from(`${email}:${apiToken}`).toString('base64');
  return {
    name,
    baseUrl,
    target: {
      source: { kind: 'jira', instance: name },
      baseUrl,
      meaning: jiraMeaning,
      headers: { authorization: `Basic ${account}` },
    },
  };
}

/** The sites, within the bounds of the given sources. */
export function jiraOf(sources: SourceClients): JiraInstances {
  return new JiraInstances(sources, sources.once(readInstances));
}
