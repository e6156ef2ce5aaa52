/** Two-sided 80 %: nine in ten samples lie above the lower end. */
const Z = 1.2815515655446004;

/** Lower end of the Wilson 80 % interval of a share; 0 where nothing was counted. */
export function wilsonLower(having: number, all: number): number {
  if (all === 0) return 0;
  const share = having / all;
  const z2 = Z * Z;
  const centre = share + z2 / (2 * all);
  const spread =
    Z * Math.sqrt((share * (1 - share)) / all + z2 / (4 * all * all));
  return Math.max(0, (centre - spread) / (1 + z2 / all));
}
