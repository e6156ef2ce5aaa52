import { generateCompany } from '../../company';
import {
  accountOf,
  cloudAccessOf,
  cloudVariables,
  isCloudKey,
} from './cloud-access';

const { services } = generateCompany({ now: Date.UTC(2026, 2, 2, 9) });

describe("the company's ways to its cloud", () => {
  const ways = (lineage: string) =>
    services.filter(service => service.lineage === lineage).map(cloudAccessOf);
  const count = (lineage: string, way: string) =>
    ways(lineage).filter(each => each === way).length;

  it('are all there, and differ between its two lineages', () => {
    expect(new Set(services.map(cloudAccessOf)).size).toBe(5);
    expect(count('api', 'role')).toBeGreaterThan(count('api', 'key'));
    expect(count('legacy', 'key')).toBeGreaterThan(count('legacy', 'role'));
  });

  it('name an account of its own except where none is needed or one is shared', () => {
    for (const service of services) {
      const isOwn = ['role', 'key', 'unseen'].includes(cloudAccessOf(service));
      expect(accountOf(service)).toBe(isOwn ? service.name : undefined);
    }
  });

  it('give a key by a Secret and never as a value', () => {
    const [holder] = services.filter(each => cloudAccessOf(each) === 'key');
    if (!holder) throw new Error('Nobody holds a key');
    const keys = cloudVariables(holder, 'some').filter(
      each => 'name' in each && isCloudKey(each.name),
    );
    expect(keys).toHaveLength(2);
    for (const key of keys) expect(key).not.toHaveProperty('value');
    expect(cloudVariables(holder, undefined)).toHaveLength(1);
  });
});
