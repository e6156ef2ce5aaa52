import { z } from 'zod';
import { signed } from './registerEntry';

/** The team that maintains what the others build on. */
export const platformTeamSchema = z.object({
  /** Entity reference of its group. */
  group: z.string(),
  /** People who work on the platform for at least 80 % of their time. */
  people: z.number().int().nonnegative().optional(),
  /** Who decides what is built next; nobody is named where it is left out. */
  productOwner: z.string().optional(),
  by: z.string().optional(),
  at: z.string().optional(),
});

/** See {@link platformTeamSchema}. */
export type PlatformTeam = Readonly<z.infer<typeof platformTeamSchema>>;

/** What the platform team builds next. */
export const roadmapSchema = z.object({
  ...signed,
  /** Where it can be read: an address, or a path in a repository. */
  where: z.string(),
  updatedAt: z.string(),
});

/** How a team leaves the golden path, and what it then does itself. */
export const offRampSchema = z.object({
  ...signed,
  /** Where it can be read: an address, or a path in a repository. */
  where: z.string(),
  /** When somebody last saw that it still holds. */
  checkedAt: z.string(),
});

/** See {@link offRampSchema}. */
export type OffRamp = Readonly<z.infer<typeof offRampSchema>>;

/** Conversations with users of the platform on one day. They are named by what they do, never by their names. */
export const interviewsSchema = z.object({
  ...signed,
  with: z.enum(['developer', 'sre']),
  count: z.number().int().positive(),
});

/** See {@link interviewsSchema}. */
export type Interviews = Readonly<z.infer<typeof interviewsSchema>>;

/** What the platform team promises to those who ask it, and how often it was kept. */
export const supportAgreementSchema = z.object({
  ...signed,
  promise: z.string(),
  /** Share of cases in which it is to be kept. */
  target: z.number().min(0).max(1).optional(),
  /** Share of cases in which it was kept between two days. */
  attainment: z
    .object({
      share: z.number().min(0).max(1),
      from: z.string(),
      to: z.string(),
    })
    .optional(),
});
