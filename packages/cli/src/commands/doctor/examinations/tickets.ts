import { readTrackers } from '@groundwork/plugin-readiness-node';
import { SourceError, type SourceClients } from '@groundwork/source-client';
import { githubOf } from '@groundwork/source-client/github';
import { jiraOf } from '@groundwork/source-client/jira';
import { z } from 'zod';
import type { Examination, Finding } from '../finding';

const area = 'tickets';

/** One look at a tracker, with the right that it takes in the words of its system. */
interface Look {
  readonly subject: string;
  readonly right: string;
  readonly ask: () => Promise<unknown>;
}

/** Every tracker of `readiness.tickets`: may its tickets be listed. */
export function examineTickets(sources: SourceClients): Examination {
  return {
    area,
    async examine() {
      const looks = [...githubLooks(sources), ...jiraLooks(sources)];
      return Promise.all(looks.map(examineTracker));
    },
  };
}

function githubLooks(sources: SourceClients): readonly Look[] {
  const hosts = githubOf(sources);
  return readTrackers(sources.config, 'github', config =>
    config.getString('repository'),
  ).map(({ subject, config }) => ({
    subject: subject.name,
    right: 'Issues: read',
    ask: () => {
      const address = hosts.repository(
        config.getString('repository'),
        config.getOptionalString('host'),
      );
      const { owner, name: repo } = address;
      return sources
        .client(hosts.target(address))
        .read(`/repos/${owner}/${repo}/issues`, z.array(z.unknown()), {
          ...{
            query: { per_page: '1' },
            what: `the issues of ${owner}/${repo}`,
          },
          right: 'Issues: read',
        });
    },
  }));
}

function jiraLooks(sources: SourceClients): readonly Look[] {
  const jira = jiraOf(sources);
  return readTrackers(sources.config, 'jira', config =>
    config.getString('project'),
  ).map(({ subject, config }) => ({
    subject: subject.name,
    right: 'Browse projects',
    ask: () =>
      jira.checkProject(
        jira.instance(config.getOptionalString('instance')),
        config.getString('project'),
      ),
  }));
}

async function examineTracker({ subject, right, ask }: Look): Promise<Finding> {
  try {
    await ask();
    return {
      ...{ area, subject, outcome: 'can-be-read' },
      says: 'its tickets can be read',
    };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const { reason, says, remedy } = error;
    const isHidden = reason === 'forbidden' || reason === 'not_found';
    return {
      ...{ area, subject, outcome: 'cannot-be-read' },
      says: says.replace(/\.$/, ''),
      ...(isHidden ? { missing: right } : {}),
      fix: isHidden
        ? `give the account the right ${right}, or correct the name under readiness.tickets`
        : remedy,
    };
  }
}
