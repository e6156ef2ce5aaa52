import { AuditorService } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { ReadinessSchemas } from '@groundwork/plugin-readiness-common';
import { Overlays } from '../delivery';
import { InventoryService } from '../inventory';
import { readinessDeliveryContestPermission } from '../permissions';
import { Access } from './access';
import { Named, serviceOf, teamOf } from './deliveryRoutes';
import { OpenApiRouter } from './openApiRouter';

type Request = Parameters<Access['resultsFor']>[0];
type Overlay = ReadinessSchemas['DeliveryOverlay'];

/** What people say about deliveries that no source tells. */
export function addOverlayRoutes(
  router: OpenApiRouter,
  from: {
    readonly access: Access;
    readonly auditor: AuditorService;
    readonly inventory: InventoryService;
    readonly overlays: Overlays;
  },
): void {
  const { access, overlays } = from;
  const listed = async (request: Request, services: readonly string[]) => {
    const mayContest = await access.contestableFor(request);
    return {
      items: [...(await overlays.list(services))],
      contestable: services.filter(mayContest),
    };
  };

  router.get(
    '/delivery/teams/:namespace/:name/overlays',
    async (request, response) => {
      const mayRead = await access.resultsFor(request);
      const { services } = await teamOf(from, request.params, mayRead);
      response.json(await listed(request, services));
    },
  );

  router.get(
    '/delivery/services/:namespace/:name/overlays',
    async (request, response) => {
      const mayRead = await access.resultsFor(request);
      const service = serviceOf(request.params, mayRead);
      response.json(await listed(request, [service]));
    },
  );

  router.post(
    '/delivery/services/:namespace/:name/overlays',
    async (request, response) => {
      const said = await audited(from, request, {
        eventId: 'delivery-overlay',
        named: request.params,
        work: (service, by) => overlays.say(service, request.body, by),
      });
      response.json(said);
    },
  );

  router.post(
    '/delivery/services/:namespace/:name/overlays/:overlay/revocation',
    async (request, response) => {
      const { overlay: id, ...named } = request.params;
      const revoked = await audited(from, request, {
        eventId: 'delivery-overlay-revocation',
        named,
        work: (service, by) =>
          overlays.revoke({ service, id }, request.body, by),
      });
      response.json(revoked);
    },
  );
}

/** Whoever tries is noted, whether it succeeds or not. */
async function audited(
  {
    access,
    auditor,
  }: { readonly access: Access; readonly auditor: AuditorService },
  request: Request,
  asked: {
    readonly eventId: string;
    readonly named: Named;
    readonly work: (service: string, by: string) => Promise<Overlay>;
  },
): Promise<Overlay> {
  const event = await auditor.createEvent({
    eventId: asked.eventId,
    request,
    severityLevel: 'medium',
  });
  try {
    const service = serviceOf(asked.named, await access.resultsFor(request));
    const mayContest = await access.contestableFor(request);
    if (!mayContest(service)) {
      throw new NotAllowedError(
        `You lack the permission ${readinessDeliveryContestPermission.name} on ${service}`,
      );
    }
    const result = await asked.work(service, await access.nameOf(request));
    const { said, revoked, ...claim } = result;
    await event.success({
      meta: { ...claim, reason: (revoked ?? said).reason },
    });
    return result;
  } catch (error) {
    await event.fail({
      error: error instanceof Error ? error : new Error(String(error)),
    });
    throw error;
  }
}
