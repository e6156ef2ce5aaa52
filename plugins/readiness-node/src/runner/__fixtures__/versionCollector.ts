import {
  clusterSubject,
  defineEvidenceKind,
  observed,
} from '@groundwork/plugin-readiness-common';
import { ConfigReader } from '@backstage/config';
import { SourceClients, type SourceUse } from '@groundwork/source-client';
import { githubMeaning } from '@groundwork/source-client/github';
import { z } from 'zod';
import { Collector } from '../../collector';

export const version = defineEvidenceKind({
  id: 'version',
  title: 'Version',
  schema: z.object({ version: z.string(), token: z.string().optional() }),
});
export const cluster = clusterSubject('one', 'production');
export const silent = {
  info: () => undefined,
  warn: () => undefined,
  debug: () => undefined,
};
/** The outside systems of a process that names none; collectors of tests name theirs by address. */
export const sourcesOf = (now?: () => number) =>
  SourceClients.fromConfig(new ConfigReader({}), now ? { now } : {});
export const CANARY = 'canary-7f3a9c21-secret';

export function collectorOf(
  baseUrl: string,
  use: SourceUse = {},
): Collector<z.infer<typeof version.schema>> {
  return {
    id: 'test:version',
    produces: version,
    appliesTo: { kind: 'Cluster' },
    async collect(subject, context) {
      const from = { kind: 'test', instance: subject.name };
      const client = context.sources.client(
        {
          source: from,
          baseUrl,
          headers: { authorization: `Bearer ${CANARY}` },
          meaning: githubMeaning,
        },
        use,
      );
      const { body, path } = await client.json('/version');
      return observed(version.schema.parse(body), {
        source: from,
        request: { method: 'GET', path },
      });
    },
  };
}
