import {
  absent,
  declaration,
  declarationSections,
  observed,
  reliability,
  type Declarations,
  type Observation,
  type Subject,
} from '@groundwork/plugin-readiness-common';
import type {
  CollectContext,
  Collector,
  RegisterReading,
} from '@groundwork/plugin-readiness-node';
import type { RegisterFile } from './config';
import { firstProblems, nameOf, readRegister } from './registerFile';

/** Reads what the organisation declares about itself: size, portal, plans, mandates, needs, its platform team, totals. */
export class DeclarationCollector implements Collector<Declarations> {
  readonly id = 'github:declaration';
  readonly produces = declaration;
  readonly appliesTo = 'organisation' as const;

  constructor(private readonly file: RegisterFile) {}

  async collect(
    _subject: Subject,
    context: CollectContext,
  ): Promise<Observation<Declarations>> {
    const { reading, look } = await readRegister(this.file, context);
    if (!reading) return absent('The register holds no declarations.', look);
    return observed(declared(reading, this.file), {
      ...look,
      reliability: reliability.declaredMapping,
    });
  }
}

function declared(reading: RegisterReading, file: RegisterFile): Declarations {
  const { register } = reading;
  const incomplete = declarationSections.filter(section =>
    reading.incomplete.has(section),
  );
  // The schema of the evidence leaves out what only the file needs, such as what teams attest.
  return declaration.schema.parse({
    ...register,
    accelerators: register.accelerators ?? [],
    convergencePlans: register.convergencePlans ?? [],
    mandates: register.mandates ?? [],
    needs: register.needs ?? [],
    file: nameOf(file),
    ...firstProblems(reading),
    ...(incomplete.length > 0 ? { incomplete } : {}),
  });
}
