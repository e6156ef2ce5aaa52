import {
  absent,
  attestation,
  observed,
  reliability,
  type AttestationRegister,
  type Observation,
  type Subject,
} from '@groundwork/plugin-readiness-common';
import {
  SourceError,
  type CollectContext,
  type Collector,
} from '@groundwork/plugin-readiness-node';
import type { RegisterFile } from './config';
import { firstProblems, nameOf, readRegister } from './registerFile';

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
    const { reading, look } = await readRegister(this.file, context);
    if (!reading) return absent('The register holds no attestations.', look);
    const { register, incomplete } = reading;
    const isIncomplete = incomplete.has('attestations');
    if (!register.attestations && !isIncomplete) {
      throw new SourceError(
        'parse_error',
        `${this.file.path}: attestations is missing; [] says that there are none`,
        look,
      );
    }
    const attestations = (register.attestations ?? []).map(
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
      {
        attestations,
        file: nameOf(this.file),
        ...firstProblems(reading),
        ...(isIncomplete ? { isIncomplete } : {}),
      },
      { ...look, reliability: reliability.attestation },
    );
  }
}
