import { expect, type APIRequestContext } from '@playwright/test';

const control = process.env.FAULTS_URL ?? 'http://localhost:7100';

/** How a system that the portal reads can be made to fail. */
export type Fault =
  | { readonly kind: 'dead' }
  | { readonly kind: 'never-answers' }
  | {
      readonly kind: 'status';
      readonly status: 403 | 500;
      /** Of requests whose path begins like this; of all without it. */
      readonly path?: string;
    };

/** Makes a system fail until {@link mendEverything}. */
export async function breakSystem(
  request: APIRequestContext,
  system: string,
  fault: Fault,
): Promise<void> {
  const answer = await request.put(
    `${control}/faults/${encodeURIComponent(system)}`,
    { data: fault },
  );
  expect(answer.ok(), await answer.text()).toBe(true);
}

/** Takes every fault back. */
export async function mendEverything(
  request: APIRequestContext,
): Promise<void> {
  const answer = await request.delete(`${control}/faults`);
  expect(answer.ok(), await answer.text()).toBe(true);
}

/** Has the portal told something that nobody understands, signed as it should be. */
export async function tellNonsense(request: APIRequestContext): Promise<void> {
  const answer = await request.post(`${control}/tell`, {
    data: { kind: 'malformed-webhook' },
  });
  expect(await answer.json()).toEqual({ answer: 202 });
}

/** Has the portal told that something went wrong with a service, in one environment. */
export async function tellIncident(
  request: APIRequestContext,
  incident: {
    readonly service: string;
    readonly environment: string;
    readonly title: string;
  },
): Promise<void> {
  const answer = await request.post(`${control}/tell`, {
    data: { kind: 'incident', id: incident.title, ...incident },
  });
  expect(await answer.json()).toEqual({ answer: 202 });
}
