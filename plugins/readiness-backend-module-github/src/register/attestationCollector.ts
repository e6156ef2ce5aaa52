import {
  absent,
  attestation,
  observed,
  reliability,
  type AttestationRegister,
  type Observation,
  type Subject,
} from '@groundwork/plugin-readiness-common';
import type {
  CollectContext,
  Collector,
} from '@groundwork/plugin-readiness-node';
import { z } from 'zod';
import type { RegisterFile } from './config';
import { dateSchema, readRegister } from './registerFile';

const registerSchema = z.object({
  attestations: z.array(
    z.strictObject({
      /** A group's name, or its reference. */
      team: z.string().min(1),
      topic: z.string().min(1).default('secrets-mechanism'),
      mechanism: z.string().min(1),
      says: z.string().min(1),
      by: z.string().min(1),
      at: dateSchema,
      expires: dateSchema,
    }),
  ),
});

/** Reads the register in which teams say what no API knows. */
export class AttestationCollector implements Collector<AttestationRegister> {
  readonly id = 'github:attestation';
  readonly produces = attestation;
  readonly appliesTo = 'organisation' as const;

  constructor(private readonly file: RegisterFile) {}

  async collect(
    _subject: Subject,
    context: CollectContext,
  ): Promise<Observation<AttestationRegister>> {
    const { value, look } = await readRegister(
      this.file,
      registerSchema,
      context,
    );
    if (!value) return absent('The register holds no attestations.', look);
    const attestations = value.attestations.map(
      ({ team, topic, mechanism, says, by, at, expires }) => ({
        id: `${topic}:${team}`,
        topic,
        team: team.includes(':')
          ? team.toLowerCase()
          : `group:default/${team.toLowerCase()}`,
        answer: mechanism,
        statement: says,
        attestedBy: by,
        attestedAt: at,
        expiresAt: expires,
      }),
    );
    return observed(
      { attestations },
      { ...look, reliability: reliability.attestation },
    );
  }
}
