import { createHmac } from 'node:crypto';
import type { APIRequestContext } from '@playwright/test';

/** Of scripts/test/app-config.journeys.yaml. */
const SECRET = 'of-this-run-only';

/** What the portal answers to a webhook of GitHub's kind that is signed, with its own secret unless another one is given. */
export async function tellWebhook(
  request: APIRequestContext,
  payload: object,
  secret = SECRET,
): Promise<number> {
  const data = JSON.stringify(payload);
  const hmac = createHmac('sha256', secret).update(data).digest('hex');
  const answer = await request.post('/api/events/http/github', {
    data,
    headers: {
      'content-type': 'application/json',
      'x-github-event': 'deployment_status',
      'x-hub-signature-256': `sha256=${hmac}`,
    },
  });
  return answer.status();
}
