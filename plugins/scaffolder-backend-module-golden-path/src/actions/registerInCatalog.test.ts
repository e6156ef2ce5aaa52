import {
  ConflictError,
  NotAllowedError,
  ResponseError,
} from '@backstage/errors';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { createRegisterInCatalogAction } from './registerInCatalog';
import { useOutsideWorld } from '../__testUtils__/outsideWorld';

const { run } = useOutsideWorld();

describe('groundwork:catalog:register', () => {
  const register = (addLocation: () => Promise<never>) => {
    const catalog = catalogServiceMock.mock({ addLocation });
    return run(
      createRegisterInCatalogAction({
        catalog,
        portalUrl: 'https://portal.test/',
      }),
      {
        catalogInfoUrl: 'https://git.test/acme/x/blob/main/catalog-info.yaml',
        entityRef: 'component:default/x',
        created: ['the repository R'],
      },
    );
  };

  it.each([
    ['in this process', async () => new ConflictError('already exists')],
    [
      'over HTTP',
      () =>
        ResponseError.fromResponse(
          new Response('{}', { status: 409, statusText: 'Conflict' }),
        ),
    ],
  ])(
    'is content when the catalog knows the file already, said %s',
    async (_, error) => {
      const { error: thrown, output } = await register(async () => {
        throw await error();
      });
      expect(thrown).toBeUndefined();
      expect(output).toEqual({
        entityRef: 'component:default/x',
        madeSoFar: [
          'the repository R',
          'the catalog entry component:default/x (https://portal.test/catalog/default/component/x). To remove it by hand: on its page, in the menu at the top right, choose **Unregister entity**',
        ],
      });
    },
  );

  it('does not hide any other refusal', async () => {
    const { error } = await register(async () => {
      throw new NotAllowedError('no');
    });
    expect(error?.message).toMatch(
      /did not take.*\n\n.*\n\n- the repository R/,
    );
  });
});
