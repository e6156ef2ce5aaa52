import type { SourceClient, SourceClients } from '@groundwork/source-client';
import { jenkinsOf, jobPath } from '@groundwork/source-client/jenkins';
import { z } from 'zod';
import type { Finding } from '../../finding';
import {
  cannotBeRead,
  nothingToTry,
  readAs,
  tried,
  type NeededRight,
} from './probe';

const rootSchema = z.object({
  jobs: z.array(
    z.object({
      name: z.string(),
      jobs: z.array(z.object({ name: z.string() })).nullish(),
    }),
  ),
});

const ROOT = {
  path: '/api/json',
  schema: rootSchema,
  query: { tree: 'jobs[name,jobs[name]]' },
};
const jobSchema = z.object({ name: z.string() });
const BUILDS = { tree: 'name,builds[number]{0,1}' };

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
  let root: z.output<typeof rootSchema>;
  try {
    root = await readAs(client, ROOT, right);
  } catch (error) {
    return cannotBeRead(right, error);
  }
  const [job] = root.jobs;
  if (!job) {
    return nothingToTry(
      right.subject,
      'there is no job, or the account sees none, so whether their builds may be read is not known',
    );
  }
  const inner = job.jobs?.[0]?.name;
  const path = jobPath(inner === undefined ? job.name : `${job.name}/${inner}`);
  const one = { path: `${path}/api/json`, schema: jobSchema, query: BUILDS };
  return tried(right, () => readAs(client, one, right));
}
