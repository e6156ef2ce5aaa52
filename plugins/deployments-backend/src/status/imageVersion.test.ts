import { imageOfService, parseImage, versionOf } from './imageVersion';

describe('parseImage', () => {
  it('does not take the port of a registry for a tag', () => {
    expect(parseImage('localhost:5000/payments')).toEqual({
      shortName: 'payments',
    });
    expect(parseImage('localhost:5000/team/payments:1.4.0')).toEqual({
      shortName: 'payments',
      tag: '1.4.0',
    });
  });
});

describe('versionOf', () => {
  const digest = `sha256:${'0f'.repeat(32)}`;

  it.each([
    ['r/a:1.0.0', undefined, '1.0.0'],
    [`r/a:1.0.0@${digest}`, undefined, '1.0.0'],
    [`r/a@${digest}`, undefined, 'sha256:0f0f0f0f0f0f'],
    ['r/a:latest', '3.1.0', '3.1.0'],
    ['r/a:latest', undefined, 'latest'],
    ['r/a', undefined, undefined],
  ])('of %s with label %s is %s', (image, label, version) => {
    expect(versionOf(image, label)).toBe(version);
  });
});

describe('imageOfService', () => {
  it('does not guess among several images without the name of the service', () => {
    expect(
      imageOfService(['r/proxy:1', 'r/cache:2'], 'payments'),
    ).toBeUndefined();
  });

  it('takes the image with the name of the service', () => {
    expect(imageOfService(['r/proxy:1', 'r/payments:2'], 'payments')).toBe(
      'r/payments:2',
    );
  });
});
