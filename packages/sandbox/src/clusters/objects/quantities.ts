const UNITS: Readonly<Record<string, number>> = {
  m: 1,
  '': 1000,
  Ki: 1000 * 1024,
  Mi: 1000 * 1024 ** 2,
  Gi: 1000 * 1024 ** 3,
};

/** A quantity such as `250m` or `64Mi` in thousandths of its unit, as Kubernetes adds them up. */
export function thousandths(quantity: string): number {
  const [, amount = '0', unit = ''] = /^([\d.]+)(.*)$/.exec(quantity) ?? [];
  return Number(amount) * (UNITS[unit] ?? 1000);
}
