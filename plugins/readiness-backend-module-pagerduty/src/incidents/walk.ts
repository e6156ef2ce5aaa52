/** The incidents of one service from when on they have not been read, in parts that PagerDuty lists. */
import {
  readFrom,
  sourceError,
  type EventContext,
} from '@groundwork/plugin-readiness-node';
import { z } from 'zod';
import type { Listed, PagerdutyReader } from './PagerdutyReader';
import type { Incident } from './shapes';

const DAY_MS = 86_400_000;
/** PagerDuty lists six months at a time; the shortest six months are 181 days. */
const LONGEST_SPAN_MS = 180 * DAY_MS;
/** Offset and length of a page together are at most this. */
const MOST_LISTED = 10_000;
const PAGE_SIZE = 100;
/** Adjacent parts share a second: what began at their border is in one of them whichever of its ends a list includes. */
const OVERLAP_MS = 1000;

/** Where the reading of a service stands. */
export const walkSchema = z.object({
  /** From when on what began has been read, or is being read; absent before the first reading. */
  fromMs: z.number().exactOptional(),
  /** Everything that began up to here has been read. */
  untilMs: z.number().exactOptional(),
  /** How many incidents were read. */
  read: z.number().default(0),
  /** A reading that has not come to its end. */
  page: z
    .object({ sinceMs: z.number(), offset: z.number(), asOfMs: z.number() })
    .exactOptional(),
  /** What had not ended when it was last read. */
  open: z.array(z.object({ id: z.string(), sinceMs: z.number() })).readonly(),
});

/** See {@link walkSchema}. */
export type Walk = z.infer<typeof walkSchema>;

/** Of a service that was never read. */
export const unread: Walk = { open: [], read: 0 };

/** The account that is read. */
export interface Source {
  readonly kind: string;
  readonly instance: string;
}

/** Some incidents, and where to go on. */
export interface Step {
  readonly incidents: readonly Incident[];
  readonly walk: Omit<Walk, 'open' | 'read'>;
}

/** Reads on: from the page where it broke off, or from where the window of reading again begins. */
export async function* walkOn(
  reader: PagerdutyReader,
  { service, before }: { readonly service: string; readonly before: Walk },
  context: Pick<
    EventContext<unknown>,
    'asOf' | 'rereadFrom' | 'historyFrom'
  > & { readonly source: Source },
): AsyncIterable<Step> {
  let page: Walk['page'] = before.page ?? {
    sinceMs: readFrom(before.untilMs, context),
    ...{ offset: 0, asOfMs: context.asOf.getTime() },
  };
  const fromMs = before.fromMs ?? page.sinceMs;
  const known = {
    fromMs,
    ...(before.untilMs === undefined ? {} : { untilMs: before.untilMs }),
  };
  while (page) {
    const { sinceMs, offset, asOfMs } = page;
    const untilMs = Math.min(sinceMs + LONGEST_SPAN_MS, asOfMs);
    const listed = await reader.incidents({
      ...{ service, sinceMs, untilMs, offset },
    });
    page = nextOf(page, listed, { untilMs, service, source: context.source });
    yield {
      incidents: listed.items,
      walk: page ? { ...known, page } : { fromMs, untilMs: asOfMs },
    };
  }
}

/** Of what is too long to be listed by offset, the rest is asked for from when its last listed incident began. */
function nextOf(
  { sinceMs, offset, asOfMs }: NonNullable<Walk['page']>,
  { items, more }: Listed<Incident>,
  {
    untilMs,
    service,
    source,
  }: {
    readonly untilMs: number;
    readonly service: string;
    readonly source: Source;
  },
): Walk['page'] {
  const last = items.at(-1);
  if (!more || !last) {
    return untilMs < asOfMs
      ? { sinceMs: untilMs - OVERLAP_MS, offset: 0, asOfMs }
      : undefined;
  }
  const next = offset + items.length;
  if (next + PAGE_SIZE <= MOST_LISTED) {
    return { sinceMs, offset: next, asOfMs };
  }
  const restMs = Date.parse(last.created_at) - OVERLAP_MS;
  if (restMs <= sinceMs) {
    throw sourceError({
      ...{ reason: 'unsupported', source },
      what: `the incidents of service ${service}`,
      detail: `more than ${MOST_LISTED} incidents of service ${service} began at once, which no list shows`,
    });
  }
  return { sinceMs: restMs, offset: 0, asOfMs };
}
