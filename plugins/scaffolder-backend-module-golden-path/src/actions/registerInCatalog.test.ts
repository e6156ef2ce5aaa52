import { ConflictError, NotAllowedError } from '@backstage/errors';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { createRegisterInCatalogAction } from './registerInCatalog';
import { useOutsideWorld } from '../__testUtils__/outsideWorld';

const { run } = useOutsideWorld();

describe('groundwork:catalog:register', () => {
  const register = (addLocation: () => Promise<never>) => {
    const catalog = catalogServiceMock.mock({ addLocation });
    return run(createRegisterInCatalogAction(catalog), {
      catalogInfoUrl: 'https://git.test/acme/x/blob/main/catalog-info.yaml',
      entityRef: 'component:default/x',
      created: ['the repository R'],
    });
  };

  it('is content when the catalog knows the file already', async () => {
    const { error, output } = await register(async () => {
      throw new ConflictError('Location already exists');
    });
    expect(error).toBeUndefined();
    expect(output).toEqual({ entityRef: 'component:default/x' });
  });

  it('does not hide any other refusal', async () => {
    const { error } = await register(async () => {
      throw new NotAllowedError('no');
    });
    expect(error?.message).toMatch(
      /did not take.*Already there: the repository R/,
    );
  });
});
