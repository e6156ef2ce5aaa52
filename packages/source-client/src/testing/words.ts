import type { FailureKind } from './failures';

/** What is told of each failure, so that it reads the same wherever it is met. */
export const failureWords: Readonly<Record<FailureKind, RegExp>> = {
  'bad token': /does not accept the portal’s credentials \(401\)/,
  'missing right': /does not let the portal read .* \(403\)/,
  'not there': /\(404\)|no such/,
  'too many requests': /asks the portal to slow down/,
  'error of its own': /failed to answer .* \(500\)/,
  // Asked for the third time the gate answers in its place.
  'gateway gave up': /did not answer in time/,
  silent: /did not answer in time/,
  'stops in the body': /did not answer in time/,
  'cut off': /failed to answer/,
  'sign-in page': /cannot be understood/,
  'deep JSON': /cannot be understood/,
  'another shape': /cannot be understood/,
  'huge body': /is longer than 4 MiB/,
  'points elsewhere': /cannot be read \(302\)/,
  'points to itself forever': /cannot be read \(302\)/,
  'wrong certificate': /a certificate that the portal does not trust/,
  'cut before an answer': /failed to answer/,
  'nobody there': /cannot be reached/,
};
