import { commandsOf } from './shell';

const heads = (script: string) => commandsOf(script).map(({ head }) => head);

describe('commands of a script', () => {
  it.each([
    ['sed -i "s|IMAGE|$image|; s|V|$N|" "$f"/*.yaml && kubectl apply -f "$f"'],
    ["sed -i 's|A|B|' f; kubectl apply -f f"],
  ])('are not cut inside quotes: %s', script => {
    expect(heads(script)).toEqual(['kubectl apply']);
  });

  it('are found behind a shell that is told to run them', () => {
    expect(heads('bash -c "npm ci && npm test"')).toEqual(
      expect.arrayContaining(['npm test']),
    );
  });
});
