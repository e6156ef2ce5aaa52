/**
 * Every kind of fault that the sandbox serves, as its control takes it.
 *
 * @type {readonly Readonly<Record<string, unknown>>[]}
 */
export const kinds = [
  ...[401, 403, 404, 500, 502, 503].map(status => ({ kind: 'status', status })),
  { kind: 'rate-limit', retryAfterSeconds: 5 },
  { kind: 'rate-limit', retryAfterSeconds: 5, secondary: true },
  { kind: 'slow', delayMs: 2_000 },
  { kind: 'never-answers' },
  { kind: 'storage-hangs' },
  { kind: 'stalls' },
  { kind: 'cut-off-body' },
  { kind: 'html-200' },
  { kind: 'page-changes' },
  { kind: 'dead' },
  { kind: 'bad-certificate' },
];

/**
 * Steps in which each system has another fault than its neighbours, and after which each has had every one. In each step
 * one or more systems are well: a portal has rarely lost everything.
 *
 * @param {readonly string[]} systems
 * @returns {readonly (readonly { readonly system: string, readonly fault: Readonly<Record<string, unknown>> }[])[]}
 */
export function rotation(systems) {
  const slots = [...kinds, undefined];
  return slots.map((_, step) =>
    systems.flatMap((system, index) => {
      const fault = slots[(index + step) % slots.length];
      return fault ? [{ system, fault }] : [];
    }),
  );
}

/**
 * The control of a sandbox.
 *
 * @param {string} url
 */
export function sandboxControl(url) {
  /**
   * @param {string} method
   * @param {string} path
   * @param {unknown} [body]
   */
  async function call(method, path, body) {
    const answer = await fetch(`${url}${path}`, {
      method,
      signal: AbortSignal.timeout(20_000),
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    if (!answer.ok)
      throw new Error(
        `The sandbox refused ${method} ${path}: ${await answer.text()}`,
      );
    return answer;
  }

  return {
    /** @param {ReturnType<typeof rotation>[number]} faults */
    async set(faults) {
      await call('DELETE', '/faults');
      for (const { system, fault } of faults)
        await call('PUT', `/faults/${encodeURIComponent(system)}`, fault);
    },
    mend: () => call('DELETE', '/faults'),
    /** @returns {Promise<readonly string[]>} */
    async systems() {
      const state = await (await call('GET', '/state')).json();
      return state.systems;
    },
  };
}
