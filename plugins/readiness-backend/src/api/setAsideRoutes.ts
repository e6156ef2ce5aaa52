import { AuditorService } from '@backstage/backend-plugin-api';
import { SetAsideEvents } from '../delivery';
import {
  readinessEventsReplayPermission,
  readinessOrganisationReadPermission,
} from '../permissions';
import { Access } from './access';
import { OpenApiRouter } from './openApiRouter';

/** Events that nobody understood, and decoding them again. */
export function addSetAsideRoutes(
  router: OpenApiRouter,
  {
    access,
    auditor,
    setAside,
  }: {
    readonly access: Access;
    readonly auditor: AuditorService;
    readonly setAside: Pick<SetAsideEvents, 'list' | 'find' | 'replay'>;
  },
): void {
  router.get('/delivery/set-aside', async (request, response) => {
    await access.require(request, readinessOrganisationReadPermission);
    const { items, total } = await setAside.list();
    response.json({
      items: [...items],
      total,
      mayReplay: await access.allows(request, readinessEventsReplayPermission),
    });
  });

  router.get('/delivery/set-aside/:event', async (request, response) => {
    await access.require(request, readinessEventsReplayPermission);
    response.json(await setAside.find(request.params.event));
  });

  router.post(
    '/delivery/set-aside/:event/replay',
    async (request, response) => {
      const { event: id } = request.params;
      // Whoever tries is noted, whether it succeeds or not.
      const event = await auditor.createEvent({
        eventId: 'event-replay',
        request,
        severityLevel: 'medium',
        meta: { id },
      });
      try {
        await access.require(request, readinessEventsReplayPermission);
        const replayed = await setAside.replay(id);
        await event.success({ meta: { outcome: replayed.outcome } });
        response.json(replayed);
      } catch (error) {
        await event.fail({
          error: error instanceof Error ? error : new Error(String(error)),
        });
        throw error;
      }
    },
  );
}
