import { createHmac, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { WEBHOOK_SECRET } from '../git-host/webhooks/portal-hook';

/** Signs CDEvents; the configuration of the sandbox's portal names it too. */
const CDEVENTS_SECRET = 'sandbox-cdevents-secret';

/** What a test or a person may have told to the portal. */
export const telling = z.discriminatedUnion('kind', [
  /** A deployment status without its deployment, as no Git host sends it. */
  z.strictObject({ kind: z.literal('malformed-webhook') }),
  /** A service was deployed, by a tool that speaks CDEvents. */
  z.strictObject({
    kind: z.literal('cdevent'),
    service: z.string().min(1),
    environment: z.string().min(1).default('production'),
    commit: z.string().optional(),
  }),
  /** Something went wrong, or is over, as a pager that speaks CDEvents tells it. */
  z.strictObject({
    kind: z.literal('incident'),
    service: z.string().min(1),
    id: z.string().min(1),
    title: z.string().min(1),
    environment: z.string().min(1).optional(),
    resolved: z.boolean().default(false),
  }),
]);

/** See {@link telling}. */
export type Telling = z.infer<typeof telling>;

/** Sends it, signed; tells what the portal answered. */
export async function tellPortal(
  portal: string,
  told: Telling,
  now: number,
): Promise<number> {
  switch (told.kind) {
    case 'malformed-webhook':
      return post(portal, '/api/events/http/github', {
        body: { action: 'created', deployment_status: { id: now } },
        headers: {
          'x-github-event': 'deployment_status',
          'x-github-delivery': randomUUID(),
        },
        signature: ['x-hub-signature-256', WEBHOOK_SECRET],
      });
    case 'cdevent':
      return post(portal, '/api/events/http/cdevents', {
        body: deployedEvent(told, now),
        headers: {},
        signature: ['x-signature-256', CDEVENTS_SECRET],
      });
    case 'incident':
      return post(portal, '/api/events/http/cdevents', {
        body: incidentEvent(told, now),
        headers: {},
        signature: ['x-signature-256', CDEVENTS_SECRET],
      });
    default:
      throw new RangeError(`unknown: ${JSON.stringify(told satisfies never)}`);
  }
}

function deployedEvent(
  { service, environment, commit }: Extract<Telling, { kind: 'cdevent' }>,
  now: number,
): object {
  return {
    context: contextOf('deployer', 'service.deployed', now),
    subject: {
      id: service,
      type: 'service',
      content: { environment: { id: environment } },
    },
    ...(commit === undefined ? {} : { customData: { commit } }),
  };
}

function incidentEvent(
  {
    service,
    id,
    title,
    environment,
    resolved,
  }: Extract<Telling, { kind: 'incident' }>,
  now: number,
): object {
  const type = resolved ? 'incident.resolved' : 'incident.detected';
  return {
    context: contextOf('pager', type, now),
    subject: {
      id,
      type: 'incident',
      content: {
        description: title,
        service: { id: service },
        ...(environment === undefined
          ? {}
          : { environment: { id: environment } }),
      },
    },
  };
}

function contextOf(sender: string, type: string, now: number): object {
  return {
    version: '0.4.1',
    id: randomUUID(),
    source: `/saltmarsh/${sender}`,
    type: `dev.cdevents.${type}.0.2.0`,
    timestamp: new Date(now).toISOString(),
  };
}

async function post(
  portal: string,
  path: string,
  {
    body,
    headers,
    signature: [header, secret],
  }: {
    readonly body: object;
    readonly headers: Readonly<Record<string, string>>;
    readonly signature: readonly [string, string];
  },
): Promise<number> {
  const text = JSON.stringify(body);
  const hmac = createHmac('sha256', secret).update(text).digest('hex');
  const answer = await fetch(new URL(path, portal), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...headers,
      [header]: `sha256=${hmac}`,
    },
    body: text,
    signal: AbortSignal.timeout(10_000),
  });
  return answer.status;
}
