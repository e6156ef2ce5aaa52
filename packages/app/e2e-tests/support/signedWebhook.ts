import { createHmac } from 'node:crypto';
import type { APIRequestContext } from '@playwright/test';

/** Of scripts/test/app-config.journeys.yaml. */
const SECRET = 'of-this-run-only';

function signed(payload: object, secret: string) {
  const data = JSON.stringify(payload);
  const hmac = createHmac('sha256', secret).update(data).digest('hex');
  return { data, signature: `sha256=${hmac}` };
}

/** What the portal answers to a webhook of GitHub's kind that is signed, with its own secret unless another one is given. */
export async function tellWebhook(
  request: APIRequestContext,
  payload: object,
  secret = SECRET,
): Promise<number> {
  const { data, signature } = signed(payload, secret);
  const answer = await request.post('/api/events/http/github', {
    data,
    headers: {
      'content-type': 'application/json',
      'x-github-event': 'deployment_status',
      'x-hub-signature-256': signature,
    },
  });
  return answer.status();
}

/** Has the portal told, as a pager that speaks CDEvents does, that an incident of a service began or ended. */
export async function tellIncidentEvent(
  request: APIRequestContext,
  type: 'incident.detected' | 'incident.resolved',
  incident: {
    readonly id: string;
    readonly service: string;
    readonly title: string;
  },
): Promise<number> {
  const { data, signature } = signed(
    {
      context: {
        version: '0.4.1',
        id: `${incident.id}-${type}`,
        source: '/pager',
        type: `dev.cdevents.${type}.0.2.0`,
        timestamp: new Date().toISOString(),
      },
      subject: {
        id: incident.id,
        type: 'incident',
        content: {
          description: incident.title,
          service: { id: incident.service },
        },
      },
    },
    SECRET,
  );
  const answer = await request.post('/api/events/http/cdevents', {
    data,
    headers: {
      'content-type': 'application/json',
      'x-signature-256': signature,
    },
  });
  return answer.status();
}

const passingHour = process.env.PASSING_HOUR_URL ?? 'http://localhost:7791';

/** Lets an hour pass for what waits in the portal's inbox, and tells how many events did. */
export async function passHour(request: APIRequestContext): Promise<unknown> {
  const answer = await request.post(passingHour);
  return answer.json();
}
