import type { Subject } from '@groundwork/plugin-readiness-common';
import {
  runEventCollector,
  type CheckedPage,
  type EventCollectorRegistration,
  type EventRun,
  type EventSink,
} from '@groundwork/plugin-readiness-node';
import {
  fakeSource,
  type FakeSource,
} from '@groundwork/plugin-readiness-node/testUtils';
import { ConfigReader } from '@backstage/config';
import { SourceClients } from '@groundwork/source-client';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';

const questionSchema = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).default({}),
});

/** One question to the GraphQL API. */
type Question = z.infer<typeof questionSchema>;

/** What the pretend host says to a question: `data`, or a whole answer with its status. */
export type Answers = (question: Question) =>
  | { readonly data: unknown; readonly errors?: readonly object[] }
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
    };

/** An answer of REST that is none. */
export class Refusal {
  constructor(
    readonly status: number,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {}
}

const silent = {
  info: () => undefined,
  warn: () => undefined,
  debug: () => undefined,
};

/** Keeps what it is given, as a store would: a page and its position together. */
class KeptEvents implements EventSink {
  readonly pages: CheckedPage[] = [];
  readonly #at = new Map<string, string>();

  position: EventSink['position'] = async ({ stream }) => this.#at.get(stream);

  store: EventSink['store'] = async ({ stream }, page) => {
    expect(page.from).toBe(this.#at.get(stream));
    this.#at.set(stream, page.to);
    this.pages.push(page);
    return page.events.length;
  };

  ended: EventSink['ended'] = async () => undefined;

  get events() {
    return this.pages.flatMap(({ events }) => events);
  }
}

/** A GitHub host on loopback that says whatever a test says it does, and readings of it. */
export class PretendHost {
  readonly questions: readonly Question[];
  readonly kept = new KeptEvents();
  readonly #url: string;
  readonly #close: () => Promise<void>;
  #sources: SourceClients;

  private constructor(
    { url, close }: FakeSource,
    questions: readonly Question[],
  ) {
    this.questions = questions;
    this.#url = url;
    this.#close = close;
    this.#sources = this.#newSources();
  }

  /** `rest` answers below /api/v3. */
  static async start(
    answers: Answers,
    rest: (address: URL) => unknown = () => ({}),
  ): Promise<PretendHost> {
    const questions: Question[] = [];
    const answer = async (
      request: IncomingMessage,
      response: ServerResponse,
    ) => {
      const question = questionSchema.parse(JSON.parse(await textOf(request)));
      questions.push(question);
      const said = answers(question);
      const { status, headers } =
        'status' in said ? said : { status: 200, headers: {} };
      response.writeHead(status, {
        'content-type': 'application/json',
        ...headers,
      });
      response.end(JSON.stringify('status' in said ? {} : said));
    };
    const answerRest = (request: IncomingMessage, response: ServerResponse) => {
      const said = rest(new URL(request.url ?? '/', 'http://host'));
      const isRefusal = said instanceof Refusal;
      response.writeHead(isRefusal ? said.status : 200, {
        'content-type': 'application/json',
        ...(isRefusal ? said.headers : {}),
      });
      response.end(JSON.stringify(isRefusal ? {} : said));
    };
    const graphql = (request: IncomingMessage, response: ServerResponse) =>
      void answer(request, response);
    const server = await fakeSource(
      new Proxy(
        {},
        {
          get: (_, path) => (path === '/api/graphql' ? graphql : answerRest),
        },
      ),
    );
    return new PretendHost(server, questions);
  }

  get sources(): SourceClients {
    return this.#sources;
  }

  /** Forgets that the host asked to be left alone, as a later run would. */
  async later(): Promise<void> {
    await this.#sources.close();
    this.#sources = this.#newSources();
  }

  read(
    registration: Pick<EventCollectorRegistration, 'collector'> &
      Partial<EventCollectorRegistration>,
    services: readonly Subject[],
    at: string,
  ): Promise<EventRun> {
    return runEventCollector(
      { cadence: { minutes: 10 }, ...registration },
      services,
      {
        ...{ sources: this.#sources, logger: silent, sink: this.kept },
        now: () => new Date(at),
        sleep: async () => undefined,
        random: () => 0,
      },
    );
  }

  async close(): Promise<void> {
    await this.#sources.close();
    await this.#close();
  }

  #newSources(): SourceClients {
    const host = { host: 'git.example', apiBaseUrl: `${this.#url}/api/v3` };
    return SourceClients.fromConfig(
      new ConfigReader({
        integrations: { github: [{ ...host, token: 'reader' }] },
        groundwork: {
          environments: [
            { name: 'shops', tier: 'production' },
            { name: 'prod-lab', tier: 'staging' },
          ],
        },
      }),
    );
  }
}

/** A service of the catalog whose source is in a repository. */
export function serviceIn(slug: string, name: string): Subject {
  return {
    kind: 'Component',
    ref: `component:default/${name}`,
    name,
    annotations: { 'github.com/project-slug': slug },
  };
}

/** The repositories that a question names, by their aliases. */
export function aliasesIn({ query }: Question): ReadonlyMap<string, string> {
  const found = query.matchAll(
    /(r\d+): repository\(owner: "([^"]+)", name: "([^"]+)"\)/g,
  );
  return new Map(
    [...found].map(([, alias = '', owner, name]) => [
      alias,
      `${owner}/${name}`,
    ]),
  );
}

/** A page of a list, with cursors that are places in it. */
export function pageOf<T>(
  items: readonly T[],
  { first, after }: { readonly first: number; readonly after?: string },
) {
  const from = after === undefined ? 0 : Number(after);
  const end = from + first;
  return {
    totalCount: items.length,
    nodes: items.slice(from, end),
    pageInfo: { hasNextPage: end < items.length, endCursor: String(end) },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(Buffer.from(chunk));
  }
  return Buffer.concat(chunks).toString();
}
