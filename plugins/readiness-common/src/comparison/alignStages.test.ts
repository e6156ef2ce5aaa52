import { alignStages } from './alignStages';

const stages = (...names: readonly string[]) =>
  names.map(name => {
    const [stage = '', steps = stage] = name.split('=');
    return { stage, steps: steps.split('+') };
  });

const rowsOf = (left: string, right: string) =>
  alignStages(
    stages(...left.split(' ').filter(Boolean)),
    stages(...right.split(' ').filter(Boolean)),
  ).map(({ stage, difference }) => `${stage} ${difference}`);

describe('two pipelines side by side', () => {
  it('have no difference when they do the same', () => {
    expect(rowsOf('test image deploy', 'test image deploy')).toEqual([
      'test none',
      'image none',
      'deploy none',
    ]);
  });

  it('keep their order, with as many stages as possible beside one another', () => {
    expect(
      rowsOf('test sca image deploy', 'lint test image sign deploy'),
    ).toEqual([
      'lint only-right',
      'test none',
      'sca only-left',
      'image none',
      'sign only-right',
      'deploy none',
    ]);
  });

  it('differ in a stage that both have and in which they do other things', () => {
    expect(rowsOf('image=docker', 'image=kaniko')).toEqual(['image steps']);
    expect(rowsOf('image=a+b', 'image=b+a')).toEqual(['image none']);
  });

  it('show the same stage at another place as moved', () => {
    expect(rowsOf('sign image', 'image sign')).toEqual([
      'sign only-left',
      'image none',
      'sign only-right',
    ]);
  });

  it('have everything on one side when the other has nothing', () => {
    expect(rowsOf('test deploy', '')).toEqual([
      'test only-left',
      'deploy only-left',
    ]);
    expect(rowsOf('', '')).toEqual([]);
  });
});
