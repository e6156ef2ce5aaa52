import { startJenkins } from '../jenkins';
import {
  gitHostUnderTest,
  TEST_PORT_BASE,
  type GitHostUnderTest,
} from './git-host-under-test';

export interface JenkinsUnderTest {
  readonly gitHost: GitHostUnderTest;
  readonly url: string;
  /** Asks with an account's token, or with what a test says. */
  ask(path: string, init?: JenkinsRequest): Promise<Response>;
  read(path: string): Promise<unknown>;
  close(): Promise<void>;
}

export interface JenkinsRequest {
  readonly method?: 'GET' | 'POST';
  /** `name:secret`; without it nobody. */
  readonly as?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export const READER = 'groundwork-reader:sandbox-jenkins-reader';
export const OPERATOR = 'release-office:sandbox-jenkins-operator';

/** The Git host and the Jenkins that builds its repositories. */
export async function jenkinsUnderTest(): Promise<JenkinsUnderTest> {
  const gitHost = await gitHostUnderTest();
  const { host, clock, faults, images, errors } = gitHost;
  const jenkins = await startJenkins({
    company: host.company,
    repositories: host.repositories,
    pushFeed: host.pushFeed,
    images,
    clock,
    faults,
    port: TEST_PORT_BASE + 3,
    gitHostUrl: host.url,
    onError: error => errors.push(error),
  });
  const ask = (path: string, { method = 'GET', as, headers }: JenkinsRequest) =>
    fetch(`${jenkins.url}${path}`, {
      method,
      headers: {
        ...(as === undefined
          ? {}
          : { authorization: `Basic ${Buffer.from(as).toString('base64')}` }),
        ...headers,
      },
    });
  return {
    gitHost,
    url: jenkins.url,
    ask: (path, init = {}) => ask(path, init),
    read: async path => {
      const answer = await ask(path, { as: READER });
      if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
      return answer.json();
    },
    close: async () => {
      await jenkins.close();
      await gitHost.close();
    },
  };
}
