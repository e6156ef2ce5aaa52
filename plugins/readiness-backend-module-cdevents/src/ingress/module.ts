import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { eventsExtensionPoint } from '@backstage/plugin-events-node/alpha';
import { TOPIC } from '../topic';
import { parseJson } from './parseJson';
import { signatureValidator } from './signatureValidator';

/** The address that takes CDEvents, from whoever knows the secret. */
export const cdEventsIngress = createBackendModule({
  pluginId: 'events',
  moduleId: 'cdevents',
  register(reg) {
    reg.registerInit({
      deps: { config: coreServices.rootConfig, events: eventsExtensionPoint },
      async init({ config, events }) {
        events.addHttpPostBodyParser({
          contentType: 'application/cloudevents+json',
          parser: parseJson,
        });
        // Without a secret it refuses everybody, also where the configuration lists the topic among open ones.
        events.addHttpPostIngress({
          topic: TOPIC,
          validator: signatureValidator(
            config.getOptionalString('readiness.cdevents.secret'),
          ),
        });
      },
    });
  },
});
