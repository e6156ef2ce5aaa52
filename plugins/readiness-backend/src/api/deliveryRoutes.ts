import { stringifyEntityRef } from '@backstage/catalog-model';
import { NotAllowedError } from '@backstage/errors';
import { MayRead } from '@groundwork/plugin-readiness-common';
import { DeliveryAnswers } from '../delivery';
import { InventoryService } from '../inventory';
import { readinessOrganisationReadPermission } from '../permissions';
import { Access } from './access';
import { OpenApiRouter } from './openApiRouter';

/** A service or a team, as a path names it. */
export interface Named {
  readonly namespace: string;
  readonly name: string;
}

/** Delivery metrics of services, teams and the organisation. */
export function addDeliveryRoutes(
  router: OpenApiRouter,
  from: {
    readonly access: Access;
    readonly deliveries: DeliveryAnswers;
    readonly inventory: InventoryService;
  },
): void {
  const { access, deliveries } = from;

  router.get('/delivery/organisation', async (request, response) => {
    await access.require(request, readinessOrganisationReadPermission);
    const services = await servicesOf(from);
    response.json(await deliveries.ofOrganisation(request.query, services));
  });

  router.get(
    '/delivery/organisation/deployments',
    async (request, response) => {
      await access.require(request, readinessOrganisationReadPermission);
      const mayRead = await access.resultsFor(request);
      response.json(await deliveries.deployments(request.query, mayRead));
    },
  );

  router.get('/delivery/teams', async (request, response) => {
    await access.require(request, readinessOrganisationReadPermission);
    const teams = await teamsOf(from, await access.resultsFor(request));
    response.json(await deliveries.ofTeams({ ...request.query, teams }));
  });

  router.get('/delivery/teams/:namespace/:name', async (request, response) => {
    const mayRead = await access.resultsFor(request);
    const { team, services } = await teamOf(from, request.params, mayRead);
    response.json(await deliveries.ofTeam(team, services, request.query));
  });

  router.get(
    '/delivery/teams/:namespace/:name/deployments',
    async (request, response) => {
      const mayRead = await access.resultsFor(request);
      const { services } = await teamOf(from, request.params, mayRead);
      response.json(
        await deliveries.deployments({ ...request.query, services }),
      );
    },
  );

  router.get(
    '/delivery/services/:namespace/:name',
    async (request, response) => {
      const mayRead = await access.resultsFor(request);
      const service = serviceOf(request.params, mayRead);
      response.json(await deliveries.ofService(service, request.query));
    },
  );

  router.get(
    '/delivery/services/:namespace/:name/deployments',
    async (request, response) => {
      const mayRead = await access.resultsFor(request);
      const services = [serviceOf(request.params, mayRead)];
      response.json(
        await deliveries.deployments({ ...request.query, services }),
      );
    },
  );

  router.get(
    '/delivery/services/:namespace/:name/environments',
    async (request, response) => {
      const mayRead = await access.resultsFor(request);
      const service = serviceOf(request.params, mayRead);
      response.json(await deliveries.otherEnvironments(service, request.query));
    },
  );

  router.get(
    '/delivery/services/:namespace/:name/deployment',
    async (request, response) => {
      const mayRead = await access.resultsFor(request);
      const service = serviceOf(request.params, mayRead);
      response.json(await deliveries.deployment(service, request.query.id));
    },
  );
}

/** @throws NotAllowedError for a service that the caller may not read */
export function serviceOf(named: Named, mayRead: MayRead): string {
  const ref = stringifyEntityRef({ kind: 'component', ...named });
  if (!mayRead(ref)) {
    throw new NotAllowedError(`You may not read the deliveries of ${ref}`);
  }
  return ref;
}

/** A team, or a squad of one, with the services of it that the caller may read. */
export async function teamOf(
  { inventory }: { readonly inventory: InventoryService },
  named: Named,
  mayRead: MayRead,
): Promise<{ readonly team: string; readonly services: readonly string[] }> {
  const team = stringifyEntityRef({ kind: 'group', ...named });
  if (!mayRead(team)) {
    throw new NotAllowedError(`You may not read the deliveries of ${team}`);
  }
  const { components, subjects } = await inventory.current();
  const ofSquad = new Set(
    components.filter(({ squad }) => squad === team).map(({ ref }) => ref),
  );
  return {
    team,
    services: subjects
      .filter(
        subject =>
          subject.kind === 'Component' &&
          (subject.team === team || ofSquad.has(subject.ref)) &&
          mayRead(subject.ref),
      )
      .map(({ ref }) => ref)
      .sort(),
  };
}

/** All services of the catalog. */
async function servicesOf({
  inventory,
}: {
  readonly inventory: InventoryService;
}): Promise<readonly string[]> {
  const { subjects } = await inventory.current();
  return subjects
    .filter(({ kind }) => kind === 'Component')
    .map(({ ref }) => ref);
}

/** The teams that own a service, with the services of each that the caller may read. */
async function teamsOf(
  { inventory }: { readonly inventory: InventoryService },
  mayRead: MayRead,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { subjects } = await inventory.current();
  const teams = new Map<string, string[]>();
  for (const { kind, ref, team } of subjects) {
    if (
      kind === 'Component' &&
      team !== undefined &&
      mayRead(team) &&
      mayRead(ref)
    ) {
      const known = teams.get(team) ?? [];
      teams.set(team, known);
      known.push(ref);
    }
  }
  return teams;
}
