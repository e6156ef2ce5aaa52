import { z } from 'zod';
import { defineEvidenceKind } from '../kind';
import { reliability } from '../observation';
import { registerProblemSchema } from './registerEntry';

/** Schema of {@link Attestation}. */
export const attestationSchema = z.object({
  id: z.string(),
  /** What it is about: `secrets-mechanism`. */
  topic: z.string(),
  /** Entity reference of the team that it speaks for. */
  team: z.string(),
  /** The answer as a word that checks compare: `vault`, `shared-document`. */
  answer: z.string(),
  /** The answer in the team's words. */
  statement: z.string(),
  attestedBy: z.string(),
  attestedAt: z.string(),
  /** Not honoured from this time on. */
  expiresAt: z.string(),
});

/** What one team says about itself, dated and signed. */
export type Attestation = Readonly<z.infer<typeof attestationSchema>>;

/** True until the attestation's end; the only place that decides it. An unreadable date is never in force. */
export function isInForce(
  statement: { readonly expiresAt: string },
  asOf: Date,
): boolean {
  return Date.parse(statement.expiresAt) > asOf.getTime();
}

const valueSchema = z.object({
  attestations: z.array(attestationSchema),
  /** The file, as people call it: `declarations.yaml in acme/register`. */
  file: z.string().optional(),
  /** Entries that nobody could understand: any team may have said anything in one. */
  problems: z.array(registerProblemSchema).optional(),
  /** True where there are such entries. */
  isIncomplete: z.boolean().optional(),
});

/** The register of attestations. Subject: the organisation. */
export type AttestationRegister = Readonly<z.infer<typeof valueSchema>>;

/** See {@link AttestationRegister}. */
export const attestation = defineEvidenceKind<AttestationRegister>({
  id: 'attestation',
  title: 'Register of attestations',
  schema: valueSchema,
  leastReliability: reliability.attestation,
});
