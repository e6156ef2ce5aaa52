import * as fc from 'fast-check';

// The same cases on every machine, so that a failure is of the change at hand; another seed looks for new ones.
fc.configureGlobal({
  seed: Number(process.env.PROPERTY_SEED ?? 20261121),
  // Of a change to the code it is asked only whether it is noticed, not by which smallest case.
  endOnFailure: process.env.PROOF === 'mutation',
});
