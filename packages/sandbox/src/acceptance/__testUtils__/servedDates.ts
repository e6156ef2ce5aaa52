/** A moment as the systems write it: with a time and a zone, whatever stands around it. */
const MOMENT =
  /\b20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)/g;

/** What is due later, and says so in its name: windows, leases and ends of validity. */
const TO_COME =
  /"(?:[A-Za-z]*[eE]xpir[A-Za-z]*|notAfter|renewalTime|reset|nextRun)":\s*"[^"]*"/g;

/** Every moment that an answer names, the latest last. */
export function momentsIn(answer: unknown): readonly number[] {
  const text = JSON.stringify(answer).replaceAll(TO_COME, '');
  return [...text.matchAll(MOMENT)]
    .map(([moment]) => Date.parse(moment))
    .sort((a, b) => a - b);
}
