import { digestOf } from './digest';

const VALUE = {
  name: 'web',
  images: [{ tag: '1.2', digest: undefined, ports: [8080, 0.5, 1e21] }],
  note: null,
  Ä: 'é\u2028"',
  ok: true,
};

describe('the digest of an observation', () => {
  it('does not depend on the order of keys, nor on whether what is absent is written down', () => {
    const [image] = VALUE.images;
    const other = {
      ok: true,
      Ä: 'é\u2028"',
      note: null,
      images: [{ ports: image?.ports, tag: '1.2' }],
      name: 'web',
    };
    expect(digestOf(other)).toBe(digestOf(VALUE));
    expect(digestOf({ ...VALUE, ok: false })).not.toBe(digestOf(VALUE));
  });

  it.each([
    [VALUE, '89107fb853bdcbcc44770d6415eef59e39e7ce4e698e58e00f5e351fc4380561'],
    [
      { outcome: 'absent' },
      '785b6eac3a388336b4cac2630807cab0965e5316cf767c92e2baa6664418d6f5',
    ],
    [
      { reason: 'timeout', outcome: 'failed' },
      '4118565820e4605c93e9dfcc66a91d175c7f98eab5abf2dd6ea45dac77bb9a71',
    ],
    [
      ['check', '1', 'owner', {}],
      '4d7e38d3f27f28033ef597727a39f05cb77f52aa6cc7221284fac0eefda89b26',
    ],
    [
      undefined,
      '74234e98afe7498fb5daf1f36ac2d78acc339464f950703b8c019892f982b90b',
    ],
  ])('is the one under which %j is stored', (value, digest) => {
    expect(digestOf(value)).toBe(digest);
  });

  it('takes keys that are numbers for text, as RFC 8785 does', () => {
    const text = '{"10":1,"9":2}';
    expect(digestOf(JSON.parse(text))).toBe(
      '616552edfd5a183bdce250113b15ed494216894acf4234431e9eef6a1eb9675a',
    );
  });
});
