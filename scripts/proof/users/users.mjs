import { startTestPortal } from '../../test/test-portal.mjs';
import { everyPage } from './clicks.mjs';
import { rotation, sandboxControl } from './faults.mjs';
import { findings, quantile } from './findings.mjs';
import { heldMegabytes } from './memory.mjs';
import { ask, people } from './people.mjs';

const PEOPLE = 50;
const SECONDS = 300;
const RECOVERY_MS = 180_000;

/** @param {number} ms */
const seconds = ms => `${(ms / 1000).toFixed(1)} s`;

/** @param {number} ms */
const wait = ms => new Promise(resolve => setTimeout(resolve, ms));

/**
 * @param {{ url: string, token: string }} portal
 * @param {string} path
 */
async function read({ url, token }, path) {
  const answer = await fetch(`${url}${path}`, {
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(60_000),
  });
  if (!answer.ok) throw new Error(`${path} is answered with ${answer.status}`);
  return answer.json();
}

/** @param {string} url */
async function signIn(url) {
  const answer = await fetch(`${url}/api/auth/guest/refresh`, {
    method: 'POST',
  });
  const { backstageIdentity } = await answer.json();
  return backstageIdentity.token;
}

/**
 * The company once the catalog has read it: services come some time after the people.
 *
 * @param {{ url: string, token: string }} portal
 */
async function wholeCompany(portal) {
  const began = performance.now();
  let seen = await companyOf(portal);
  for (;;) {
    await wait(10_000);
    const company = await companyOf(portal);
    const isWhole =
      company.services.length > 0 &&
      company.services.length === seen.services.length;
    if (isWhole) return company;
    if (performance.now() - began > RECOVERY_MS)
      throw new Error('The catalog was not read within its time');
    seen = company;
  }
}

/** @param {{ url: string, token: string }} portal */
async function companyOf(portal) {
  /** @param {string} filter */
  const names = async filter => {
    const { items } = await read(
      portal,
      `/api/catalog/entities/by-query?filter=${filter}&fields=metadata.name&limit=500`,
    );
    return items.map((/** @type {any} */ { metadata }) => metadata.name);
  };
  return {
    services: await names('kind=component,spec.type=service'),
    applications: await names(
      'kind=component,spec.type=service,metadata.annotations.argocd/app-name',
    ),
    teams: await names('kind=group,spec.type=team'),
  };
}

/** @param {{ url: string, token: string }} portal */
async function keptIn(portal) {
  const { totalItems } = await read(
    portal,
    '/api/catalog/entities/by-query?limit=0',
  );
  const { counts } = await read(
    portal,
    '/api/readiness/delivery/organisation?days=365',
  );
  return { entities: totalItems, deployments: counts.deployments };
}

/**
 * Asks for one of every page until all are well.
 *
 * @param {{ url: string, token: string }} portal
 * @param {import('./clicks.mjs').Page} asked
 */
async function recovery(portal, asked) {
  const began = performance.now();
  for (;;) {
    const told = await Promise.all(asked.map(each => ask(portal, each)));
    const ms = performance.now() - began;
    if (told.every(({ status }) => status === 200) || ms > RECOVERY_MS)
      return { told, ms };
    await wait(2_000);
  }
}

/**
 * Fifty people open one page after the other for five minutes, while every source has every fault that the sandbox serves.
 *
 * @type {import('../proofs.mjs').Proof}
 */
export const users = {
  id: 'users',
  title:
    'while every source fails in every way, fifty people get every page within its time; afterwards everything recovers by itself and nothing is lost',
  takes: '8 minutes',
  async run(context) {
    const { line } = context.progress;
    const { ports, services } = await startTestPortal(context);
    const backend = services.find(({ name }) => name === 'backend');
    const url = `http://localhost:${ports.backend}`;
    const control = sandboxControl(`http://localhost:${ports.sandbox}`);
    const portal = { url, token: await signIn(url) };
    const company = await wholeCompany(portal);
    const well = await recovery(portal, everyPage(company));
    const before = await keptIn(portal);
    line(
      `  ${company.services.length} services, ${
        company.teams.length
      } teams; every page came after ${seconds(well.ms)}`,
    );

    const steps = rotation(await control.systems());
    const crowd = people({ url, token: () => portal.token }, company, PEOPLE);
    /** @type {import('./people.mjs').Told[]} */
    const told = [];
    /** @type {number[]} */
    const memory = [];
    for (const step of steps) {
      await control.set(step);
      await wait((SECONDS * 1000) / steps.length);
      const heard = crowd.take();
      const held = backend && heldMegabytes(backend.pid);
      if (held !== undefined) memory.push(held);
      told.push(...heard);
      line(`  ${stepWords(heard)}, ${Math.round(held ?? 0)} MB`);
    }
    told.push(...(await crowd.stop()));
    await control.mend();
    const { told: recovered, ms } = await recovery(portal, everyPage(company));
    const wrong = findings({
      ...{ told, before, memory, recovered },
      after: await keptIn(portal),
    });
    line(`  ${stepWords(told)}; well again after ${seconds(ms)}`);
    return {
      counts: { passed: told.length, failed: wrong.length, skipped: 0 },
      output: wrong.join('\n'),
    };
  },
};

/** @param {readonly import('./people.mjs').Told[]} told */
function stepWords(told) {
  const times = told.map(({ ms }) => ms);
  const [half, most, worst] = [0.5, 0.99, 1].map(share =>
    seconds(quantile(times, share)),
  );
  const gateway = told.filter(({ status }) => status !== 200).length;
  return `${told.length} answers, half within ${half}, 99 of 100 within ${most}, the slowest ${worst}; ${gateway} said that a source failed`;
}
