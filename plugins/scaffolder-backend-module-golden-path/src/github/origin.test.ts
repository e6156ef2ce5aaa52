import { originOf } from './origin';

const component = `kind: Component
metadata:
  name: ledger
  annotations:
    backstage.io/source-template: template:default/node-service
spec:
  owner: group:default/team-a
`;

describe('originOf', () => {
  const origin = {
    component: 'ledger',
    owner: 'group:default/team-a',
    template: 'template:default/node-service',
  };

  it('reads the component of a file, also when other entities stand beside it', () => {
    expect(originOf(component)).toEqual(origin);
    expect(
      originOf(
        `kind: API\nmetadata:\n  name: x\n---\n${component}---\nkind: Resource\n`,
      ),
    ).toEqual(origin);
  });

  it.each(['', '{', 'a: [', 'kind: API', '- 1', '!!js/function x'])(
    'knows no origin of %j',
    text => {
      expect(originOf(text)).toBeUndefined();
    },
  );
});
