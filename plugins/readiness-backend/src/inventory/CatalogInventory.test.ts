import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { testEntities } from '../__testUtils__/testCatalog';
import { Registry } from '../registry';
import { Turns } from '../turns';
import { CatalogInventory } from './CatalogInventory';

const MINUTE_MS = 60_000;
/** The clock of these tests stands still while others would have their turn. */
const atOnce = new Turns({ others: async () => undefined });

/** A catalog whose owners change and which may stop answering. */
function changingCatalog() {
  const state = { owner: 'cards', answers: true, reads: 0 };
  const entities = (): Entity[] =>
    testEntities(['checkout']).map(entity =>
      entity.kind === 'Component'
        ? { ...entity, spec: { ...entity.spec, owner: state.owner } }
        : entity,
    );
  const catalog: Pick<CatalogService, 'streamEntities'> = {
    async *streamEntities(request, options) {
      state.reads += 1;
      if (!state.answers) throw new Error('no answer');
      yield* catalogServiceMock({ entities: entities() }).streamEntities(
        request,
        options,
      );
    },
  };
  const inventory = new CatalogInventory(
    { catalog, auth: mockServices.auth(), turns: atOnce },
    new Registry(),
    [],
  );
  const ownersOfCheckout = async () =>
    (await inventory.owners()).get('component:default/checkout');
  return { state, inventory, ownersOfCheckout };
}

describe('who owns what, as the catalog says', () => {
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] });
  });
  afterEach(() => {
    jest.useRealTimers();
  });
  const settle = () => jest.advanceTimersByTimeAsync(0);

  it('is read once for many who ask, together with the inventory', async () => {
    const { state, inventory, ownersOfCheckout } = changingCatalog();
    await Promise.all([
      inventory.current(),
      ...Array.from({ length: 20 }, ownersOfCheckout),
    ]);
    expect(await ownersOfCheckout()).toEqual([
      'group:default/cards',
      'group:default/payments',
    ]);
    expect(state.reads).toBe(1);
  });

  it('follows a service that moves within minutes, and nobody waits for it', async () => {
    const { state, ownersOfCheckout } = changingCatalog();
    await ownersOfCheckout();
    state.owner = 'elsewhere';
    jest.advanceTimersByTime(5 * MINUTE_MS + 1);
    expect(await ownersOfCheckout()).toContain('group:default/cards');
    await settle();
    expect(await ownersOfCheckout()).toEqual(['group:default/elsewhere']);
  });

  it('holds for a while without a catalog and then is not known', async () => {
    const { state, ownersOfCheckout } = changingCatalog();
    await ownersOfCheckout();
    state.answers = false;
    jest.advanceTimersByTime(10 * MINUTE_MS);
    expect(await ownersOfCheckout()).toContain('group:default/cards');
    await settle();
    jest.advanceTimersByTime(5 * MINUTE_MS + 1);
    await expect(ownersOfCheckout()).rejects.toThrow('no answer');
    state.answers = true;
    expect(await ownersOfCheckout()).toContain('group:default/cards');
  });

  it('is not known before the catalog has answered once', async () => {
    const { state, ownersOfCheckout } = changingCatalog();
    state.answers = false;
    await expect(ownersOfCheckout()).rejects.toThrow('no answer');
  });

  it('leaves the inventory the same object while every reading says the same', async () => {
    const { state, inventory } = changingCatalog();
    const first = await inventory.current();
    jest.advanceTimersByTime(5 * MINUTE_MS + 1);
    expect(await inventory.current()).toBe(first);
    expect(state.reads).toBe(2);
    state.owner = 'elsewhere';
    jest.advanceTimersByTime(5 * MINUTE_MS + 1);
    const second = await inventory.current();
    expect(second.components).not.toEqual(first.components);
    state.owner = 'cards';
    jest.advanceTimersByTime(5 * MINUTE_MS + 1);
    const third = await inventory.current();
    expect(third).toEqual(first);
    expect(third).not.toBe(second);
  });
});
