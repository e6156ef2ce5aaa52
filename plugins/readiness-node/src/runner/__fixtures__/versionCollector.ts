import {
  clusterSubject,
  defineEvidenceKind,
  observed,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import { Collector } from '../../collector';
import { githubMeaning } from '../../source';

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
export const CANARY = 'canary-7f3a9c21-secret';

export function collectorOf(
  baseUrl: string,
  options: { readonly maxBodyBytes?: number; readonly timeoutMs?: number } = {},
): Collector<z.infer<typeof version.schema>> {
  return {
    id: 'test:version',
    produces: version,
    appliesTo: { kind: 'Cluster' },
    async collect(subject, context) {
      const from = { kind: 'test', instance: subject.name };
      const client = context.http({
        source: from,
        baseUrl,
        headers: { authorization: `Bearer ${CANARY}` },
        meaningOf: githubMeaning,
        ...options,
      });
      const { body, path } = await client.json('/version');
      return observed(version.schema.parse(body), {
        source: from,
        request: { method: 'GET', path },
      });
    },
  };
}
