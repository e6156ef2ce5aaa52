import {
  absent,
  declaration,
  observed,
  reliability,
  type Declarations,
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

const dated = {
  id: z.string(),
  title: z.string(),
  owner: z.string(),
  declaredAt: dateSchema,
};

const registerSchema = z.strictObject({
  engineers: z.number().int().positive().optional(),
  portal: z
    .strictObject({ since: dateSchema, reopenedAt: dateSchema.optional() })
    .optional(),
  accelerators: z
    .array(
      z.strictObject({
        ...dated,
        type: z.enum([
          'conflicting-product-groups',
          'contractual-regions',
          'pervasive-compliance',
          'product-managed-platform-team',
        ]),
      }),
    )
    .default([]),
  convergencePlans: z
    .array(
      z.strictObject({
        ...dated,
        topic: z.string(),
        from: z.array(z.string()),
        to: z.string(),
        dueAt: dateSchema,
        checks: z.array(z.string()).optional(),
        subjects: z.array(z.string()).optional(),
      }),
    )
    .default([]),
  mandates: z
    .array(
      z.strictObject({
        ...dated,
        topic: z.string(),
        endsAt: dateSchema.optional(),
      }),
    )
    .default([]),
  needs: z
    .array(
      z.strictObject({
        ...dated,
        costHoursPerWeek: z.number().nonnegative().optional(),
      }),
    )
    .default([]),
});

/** Reads what the organisation declares about itself: size, portal, plans, mandates, needs. */
export class DeclarationCollector implements Collector<Declarations> {
  readonly id = 'github:declaration';
  readonly produces = declaration;
  readonly appliesTo = 'organisation' as const;

  constructor(private readonly file: RegisterFile) {}

  async collect(
    _subject: Subject,
    context: CollectContext,
  ): Promise<Observation<Declarations>> {
    const { value, look } = await readRegister(
      this.file,
      registerSchema,
      context,
    );
    if (!value) return absent('The register holds no declarations.', look);
    return observed(declaration.schema.parse(value), {
      ...look,
      reliability: reliability.declaredMapping,
    });
  }
}
