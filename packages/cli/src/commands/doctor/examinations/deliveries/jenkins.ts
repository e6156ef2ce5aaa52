import type { SourceClient, SourceClients } from '@groundwork/source-client';
import { jenkinsOf, jobPath } from '@groundwork/source-client/jenkins';
import { z } from 'zod';
import { ask } from '../../ask';
import type { Finding } from '../../finding';
import { foundBy, nothingToTry, probe, type NeededRight } from './probe';

const rootSchema = z.object({
  jobs: z.array(
    z.object({
      name: z.string(),
      jobs: z.array(z.object({ name: z.string() })).nullish(),
    }),
  ),
});

/** A line for each controller: builds and their stages are read of jobs. */
export async function jenkinsDeliveries(
  sources: SourceClients,
): Promise<readonly Finding[]> {
  const jenkins = jenkinsOf(sources);
  return Promise.all(
    jenkins.all.map(controller =>
      examineOne(controller.name, jenkins.client(controller)),
    ),
  );
}

async function examineOne(
  name: string,
  client: SourceClient,
): Promise<Finding> {
  const right: NeededRight = {
    subject: `${name} builds`,
    what: 'the builds of jobs',
    missing: 'Job/Read',
    fix: 'give the account Overall/Read, and Job/Read on the folders in which services are built, and nothing else',
  };
  const root = await ask(client, '/api/json', {
    query: { tree: 'jobs[name,jobs[name]]' },
    what: right.what,
  });
  if (root.kind === 'silent' || root.status !== 200) {
    return foundBy(right, root);
  }
  const [job] = rootSchema.safeParse(root.body).data?.jobs ?? [];
  if (!job) {
    return nothingToTry(
      right.subject,
      'there is no job, or the account sees none, so whether their builds may be read is not known',
    );
  }
  const inner = job.jobs?.[0]?.name;
  const path = jobPath(inner === undefined ? job.name : `${job.name}/${inner}`);
  return probe(client, `${path}/api/json`, right, {
    tree: 'name,builds[number]{0,1}',
  });
}
