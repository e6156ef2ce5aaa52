import type { DiscoveryApi, FetchApi } from '@backstage/frontend-plugin-api';
import { ResponseError } from '@backstage/errors';
import { z } from 'zod';

/** What a form asks about the name of something new. */
export interface NameQuestion {
  /** Reference of the template. */
  readonly template: string;
  readonly name: string;
  readonly owner: string;
  readonly values?: {
    readonly description: string;
    readonly tier: string;
    readonly system: string;
    readonly onCall: string;
  };
}

const verdictSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('free') }),
  z.object({
    outcome: z.literal('continues'),
    there: z.array(z.string()).readonly(),
  }),
  z.object({
    outcome: z.enum(['taken', 'differs', 'unknown']),
    says: z.string(),
  }),
]);

/** What the portal found under the name in the Git host, the catalog and Argo CD. */
export type NameVerdict = z.infer<typeof verdictSchema>;

/** Asks the backend. @throws Error when it does not answer, or not like this */
export async function askForVerdict(
  apis: { readonly discovery: DiscoveryApi; readonly fetcher: FetchApi },
  question: NameQuestion,
): Promise<NameVerdict> {
  const base = await apis.discovery.getBaseUrl('scaffolder');
  const response = await apis.fetcher.fetch(`${base}/golden-path/name`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(question),
  });
  if (!response.ok) {
    throw await ResponseError.fromResponse(response);
  }
  return verdictSchema.parse(await response.json());
}
