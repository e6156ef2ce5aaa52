import { z } from 'zod';
import { defineEvidenceKind } from '../kind';
import { reliability } from '../observation';

/**
 * What a ticket costs the platform team's time for. `planned` is work that it chose itself; `unclassified` is what
 * neither a label nor the words tell, and may be any of the others.
 */
export const ticketClasses = [
  'how-to',
  'provisioning',
  'exception',
  'incident',
  'planned',
  'unclassified',
] as const;

/** Schema of {@link TicketClass}. */
export const ticketClassSchema = z.enum(ticketClasses);

/** See {@link ticketClasses}. */
export type TicketClass = z.infer<typeof ticketClassSchema>;

const count = z.number().int().nonnegative();

const tallySchema = z.object({
  tickets: count,
  /** How many of them the words were classified by, for want of a label. */
  byText: count,
  /** How many of them have time logged, and how much together. */
  logged: count,
  loggedHours: z.number().nonnegative(),
  /**
   * Those without logged time that were in progress, where the tracker tells how long: at most eight hours a weekday.
   * Absent where it does not tell.
   */
  inProgress: z
    .object({
      /** At most ten weekdays each. */
      tickets: count,
      hours: z.number().nonnegative(),
      /** Those that were in progress longer, and may have been forgotten there. */
      long: count,
      longHours: z.number().nonnegative(),
    })
    .optional(),
});

/** Tickets of one class that were opened in one week. */
export type TicketTally = Readonly<z.infer<typeof tallySchema>>;

const weekSchema = z.object({
  /** First of its seven days. */
  fromDay: z.string(),
  classes: z.record(ticketClassSchema, tallySchema),
});

/** Tickets that were opened in seven days. */
export type TicketWeek = Readonly<z.infer<typeof weekSchema>>;

const ticketSchema = z.object({
  id: z.string(),
  url: z.string(),
  /** Of its title in plain words: the same for the same title. */
  titleDigest: z.string(),
  class: ticketClassSchema,
  createdAt: z.string(),
  closedAt: z.string().optional(),
  /** Of whoever opened it; absent where the catalog does not tell. */
  team: z.string().optional(),
});

/** One ticket, without anybody's name. */
export type Ticket = Readonly<z.infer<typeof ticketSchema>>;

const questionSchema = z.object({
  /** The most frequent wording. */
  title: z.string(),
  /** A ticket that asks it. */
  id: z.string(),
  url: z.string(),
  tickets: count,
  /** References of the teams that asked it. */
  teams: z.array(z.string()),
  /** Tickets of which the catalog does not tell the team. */
  withoutTeam: count,
});

/** A question that was asked in one wording or several. */
export type RepeatedQuestion = Readonly<z.infer<typeof questionSchema>>;

const valueSchema = z.object({
  /** Whole weeks that were read, oldest first; none of before the tracker's first ticket. */
  weeks: z.array(weekSchema),
  /** There are older tickets of the weeks that were asked for, too many to be read. */
  isCut: z.boolean(),
  /** The newest tickets of these weeks. */
  tickets: z.array(ticketSchema),
  /** How many older ones are counted above and not listed. */
  unlisted: count,
  /** Tickets to which nobody knows a team. */
  withoutTeam: count,
  questions: z.object({
    /** How-to tickets that were compared with each other. */
    of: count,
    /** The most frequent questions, most frequent first. */
    top: z.array(questionSchema),
  }),
  /** How long provisioning took those tickets that are closed. */
  provisioning: z.object({
    closed: count,
    medianHours: z.number().nonnegative().optional(),
  }),
});

/** What arrived at the platform team through one tracker. Subject: the tracker. */
export type TicketsOfTracker = Readonly<z.infer<typeof valueSchema>>;

/** See {@link TicketsOfTracker}. */
export const tickets = defineEvidenceKind<TicketsOfTracker>({
  id: 'tickets',
  title: 'Tickets of a tracker',
  schema: valueSchema,
  leastReliability: reliability.attestation,
  objects: value =>
    value.tickets.map(ticket => ({
      object: { kind: 'Ticket', name: ticket.id, url: ticket.url },
      value: ticket,
    })),
});
