import { Agent, request } from 'node:http';
import { TOKEN } from './runningBackend';
import { percentile } from './statistics';

/** What many connections at once got. */
export interface Load {
  readonly requests: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
}

/** So many connections ask one after the other, for so long. */
interface LoadOptions {
  readonly url: string;
  readonly connections: number;
  readonly seconds: number;
  /** The path of each question, in turn. */
  pathOf(index: number): string;
}

/**
 * Keeps connections busy: each asks again as soon as it is answered. Only questions that were answered within the time
 * count; one that is refused ends the measurement, because an error is answered faster than a page.
 */
export async function load(options: LoadOptions): Promise<Load> {
  const { url, connections, seconds, pathOf } = options;
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  let asked = 0;
  const began = performance.now();
  const end = began + seconds * 1000;
  const connection = async () => {
    while (performance.now() < end) {
      asked += 1;
      const from = performance.now();
      await ask(agent, `${url}${pathOf(asked)}`);
      const to = performance.now();
      if (to <= end) times.push(to - from);
    }
  };
  try {
    await Promise.all(Array.from({ length: connections }, connection));
  } finally {
    agent.destroy();
  }
  return {
    requests: times.length,
    perSecond: times.length / seconds,
    p50Ms: percentile(times, 0.5),
    p95Ms: percentile(times, 0.95),
    p99Ms: percentile(times, 0.99),
  };
}

function ask(agent: Agent, url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = request(
      url,
      { agent, headers: { authorization: `Bearer ${TOKEN}` } },
      answer => {
        answer.once('error', reject);
        answer.once('end', () =>
          answer.statusCode === 200
            ? resolve()
            : reject(new Error(`${url} is answered with ${answer.statusCode}`)),
        );
        answer.resume();
      },
    );
    asked.once('error', reject);
    asked.end();
  });
}
