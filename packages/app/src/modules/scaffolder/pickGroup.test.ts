import type { Entity } from '@backstage/catalog-model';
import { pickGroup } from './pickGroup';

function group(name: string, parent?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name },
    relations: parent
      ? [{ type: 'childOf', targetRef: `group:default/${parent}` }]
      : [],
  };
}

describe('pickGroup', () => {
  it('picks nothing for somebody without a group', () => {
    expect(pickGroup([])).toBeUndefined();
  });

  it('picks the only group of somebody', () => {
    expect(pickGroup([group('payments')])).toBe('group:default/payments');
  });

  it('picks the squad and not the team that it is a part of', () => {
    expect(
      pickGroup([group('payments'), group('settlement', 'payments')]),
    ).toBe('group:default/settlement');
  });

  it('picks the lowest of three levels, although the one above it is a part of something too', () => {
    expect(
      pickGroup([
        group('bank'),
        group('a-division', 'bank'),
        group('settlement', 'a-division'),
      ]),
    ).toBe('group:default/settlement');
  });

  it('rather picks a squad than a group of all that stands for itself', () => {
    expect(
      pickGroup([group('all-developers'), group('settlement', 'payments')]),
    ).toBe('group:default/settlement');
  });

  it('picks the first by name among equals, whatever their order', () => {
    const squads = [
      group('refunds', 'payments'),
      group('disputes', 'cards'),
      group('settlement', 'payments'),
    ];
    expect(pickGroup(squads)).toBe('group:default/disputes');
    expect(pickGroup([...squads].reverse())).toBe('group:default/disputes');
  });

  it('still picks one when two groups say that each is a part of the other', () => {
    expect(pickGroup([group('egg', 'hen'), group('hen', 'egg')])).toBe(
      'group:default/egg',
    );
  });
});
