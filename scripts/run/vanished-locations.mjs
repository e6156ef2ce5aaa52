import { randomBytes } from 'node:crypto';

const PATIENCE_MS = 15_000;

/**
 * A token for the catalog that lives as long as one start.
 *
 * @returns {{ token: string, env: NodeJS.ProcessEnv }} the token, and what makes a backend accept it
 */
export function catalogAccess() {
  const token = randomBytes(24).toString('base64url');
  return {
    token,
    env: {
      APP_CONFIG_backend_auth_externalAccess: JSON.stringify([
        {
          type: 'static',
          options: { token, subject: 'start' },
          accessRestrictions: [{ plugin: 'catalog' }],
        },
      ]),
    },
  };
}

/**
 * The pretend company begins anew with every start, and the portal's catalog does not: what somebody registered in a
 * former company would be shown as missing for ever. Takes out the locations whose address says that it is not there
 * (404); one that does not answer, or answers anything else, stays.
 *
 * @param {{ backend: string, token: string }} access - address of the backend, and a token that its catalog accepts
 * @returns {Promise<readonly string[]>} the addresses that were taken out
 * @throws when the catalog does not answer
 */
export async function forgetVanished({ backend, token }) {
  const locations = `${backend}/api/catalog/locations`;
  const headers = { authorization: `Bearer ${token}` };
  /** @type {readonly { data: { id: string, type: string, target: string } }[]} */
  const known = await (await answer(locations, { headers })).json();
  const vanished = [];
  for (const { data } of known) {
    if (data.type !== 'url' || !(await isGone(data.target))) continue;
    await answer(`${locations}/${data.id}`, { headers, method: 'DELETE' });
    vanished.push(data.target);
  }
  return vanished;
}

/**
 * @param {string} url
 * @param {RequestInit} options
 */
async function answer(url, options) {
  const response = await fetch(url, {
    ...options,
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (!response.ok)
    throw new Error(`${url} answers with status ${response.status}`);
  return response;
}

/** @param {string} url */
async function isGone(url) {
  try {
    const response = await fetch(url, {
      method: 'HEAD',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return response.status === 404;
  } catch {
    // No answer says nothing about what is there.
    return false;
  }
}
