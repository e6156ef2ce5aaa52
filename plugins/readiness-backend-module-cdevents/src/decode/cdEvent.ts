/** What is looked at of CDEvents, https://cdevents.dev, of the versions 0.3 to 0.5. */
import { starterKinds } from '@groundwork/plugin-readiness-common';
import { z } from 'zod';

const id = z.string().min(1).max(1024);
const reference = z.object({ id, source: z.string().optional() });

/** What every CDEvent has. */
export const anyEvent = z.object({
  context: z.object({
    id,
    source: z.string(),
    type: z.string(),
    timestamp: z.iso.datetime({ offset: true }),
  }),
  subject: z.object({
    id,
    source: z.string().optional(),
    content: z.unknown().optional(),
  }),
  customData: z.unknown().optional(),
});

/** See {@link anyEvent}. */
export type CdEvent = z.infer<typeof anyEvent>;

/** A CloudEvent in the structured mode; in the binary one the CDEvent is the whole body. */
export const structured = z.object({
  specversion: z.string(),
  data: z.unknown(),
});

export const serviceContent = z.object({
  environment: reference,
  artifactId: z.string().optional(),
});

export const changeContent = z.object({ repository: reference });

export const incidentContent = z.object({
  description: z.string().optional(),
  environment: reference.optional(),
  service: reference,
});

/** Where a sender may say which commit it was. */
export const commitData = z.object({ commit: z.string() });

/** Where a sender may say who or what deployed: CDEvents has no field for it. */
export const starterData = z.object({
  startedBy: z.object({
    kind: z.enum(starterKinds),
    name: z.string().min(1).max(255).optional(),
  }),
});
