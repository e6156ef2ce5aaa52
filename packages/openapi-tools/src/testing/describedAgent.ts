import request from 'supertest';
import { Answers } from './Answers';

/** Whose answers are compared with what. */
export interface DescribedAgentOptions {
  /** Folder of the backend plugin. */
  readonly backend: string;
  /** Where its routes are, e.g. `/api/ci-runs`. */
  readonly basePath: string;
}

type Server = Parameters<typeof request.agent>[0];

/**
 * Asks a server like supertest does, and fails the test for every answer, success or error, that is not as openapi.yaml
 * describes it: a route or status that it does not name, a field too many or one too few. Answers of
 * other plugins are not compared.
 */
export function describedAgent({ backend, basePath }: DescribedAgentOptions) {
  const answers = new Answers(backend);
  const ask = (server: Server) =>
    request.agent(server).use((asked: request.Test) => {
      asked.expect(response => {
        const { pathname } = new URL(asked.url);
        if (!pathname.startsWith(`${basePath}/`)) {
          return;
        }
        const faults = answers.faults({
          method: asked.method,
          path: pathname.slice(basePath.length),
          status: response.status,
          text: response.text,
        });
        if (faults.length > 0) {
          throw new Error(
            [
              `${asked.method} ${pathname} answered ${response.status}, and not as described:`,
              ...faults,
            ].join('\n- '),
          );
        }
      });
    });
  return Object.assign(ask, {
    /** Operations that have not succeeded yet: described, and perhaps not there. */
    unanswered: () => answers.unanswered(),
  });
}
