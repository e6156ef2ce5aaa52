import { commandsOf } from './shell';
import { scanCommands, withoutHeredocs } from './shellScan';

const texts = (script: string) => commandsOf(script).map(({ text }) => text);
const heads = (script: string) => commandsOf(script).map(({ head }) => head);

describe('a shell script is cut', () => {
  it.each([
    [
      'at ends of lines and between commands',
      'a; b && c || d | e & f\ng',
      [...'abcdefg'],
    ],
    ['at backquotes', 'a `b` c', ['a', 'b', 'c']],
    ['not at escaped marks', 'a\\;b', ['a;b']],
    ['not where a line goes on', 'a \\\n b', ['a b']],
    ['not inside quotes', `a 'b; c' "d | e" f`, ['a b; c d | e f']],
    ['not where a stream goes elsewhere', 'a 2>&1 >&2 <&3', ['a 2>&1 >&2 <&3']],
    [
      'at a comment, and not at a sign inside a word',
      'a # b; c\nd e#f',
      ['a', 'd e#f'],
    ],
    ['at a comment that ends the script', 'a # b', ['a']],
    ['at a comment that begins it', '#!/bin/sh\na', ['a']],
    [
      'where a substitution is a command of its own',
      'a $(b c) d',
      ['b c', 'a $EXPR d'],
    ],
    ['inside quotes too', 'a "x $(b) y"', ['b', 'a x $EXPR y']],
    ['not at substitutions in single quotes', "a '$(b)'", ['a $(b)']],
    ['not at sums', 'a $((1 + 2))', ['a $((1 + 2))']],
    [
      'at substitutions in one another',
      'a $(b $(c))',
      ['c', 'b $EXPR', 'a $EXPR'],
    ],
    ['where a quote in single quotes is escaped', `a 'b\\' c`, ['a b\\ c']],
    ['where a quote in double quotes is escaped', 'a "b\\" ; c"', ['a b" ; c']],
    ['where a substitution does not end', 'a $(b', ['b', 'a']],
    ['nowhere in spaces', '  \n ;; \n', []],
  ])('%s', (_, script, commands) => {
    expect(
      scanCommands(script).map(each =>
        each.replaceAll('\u0001', ' ').replace(/\s+/g, ' '),
      ),
    ).toEqual(commands);
  });

  it.each([
    `bash -c 'npm ci; npm test'`,
    'sh -c "npm ci && npm test"',
    'bash -lc "npm ci; npm test"',
  ])('into what a shell is told to run: %s', script => {
    expect(heads(script).slice(0, 2)).toEqual(['npm ci', 'npm test']);
  });

  it.each([
    'docker run --c "npm test"',
    'grep -e "npm test"',
    'echo c "npm test"',
  ])('and not into what another option is given: %s', script => {
    expect(heads(script)).not.toContain('npm test');
  });

  it('and shortened where a command is data', () => {
    expect(scanCommands('x'.repeat(5_000))[0]).toHaveLength(4_000);
  });
});

describe('a here-document', () => {
  it.each([
    ['cat <<EOF\nkubectl apply\nEOF\nnpm test', 'cat \nnpm test'],
    ["cat <<'EOF' > x\nkubectl apply\nEOF\nnpm test", 'cat  > x\nnpm test'],
    ['cat <<-"END"\n\tkubectl apply\n\tEND\nnpm test', 'cat \nnpm test'],
    ['cat << EOF\nEOF\nnpm test', 'cat \nnpm test'],
    ['cat <<EOF\r\nkubectl apply\r\nEOF\r\nnpm test', 'cat \nnpm test'],
    ['cat <<EOF\nEOFS\nEOF\nnpm test', 'cat \nnpm test'],
  ])('is data, and what follows are commands: %j', (script, rest) => {
    expect(withoutHeredocs(script)).toBe(rest);
  });

  it.each(['cat <<<EOF\nnpm test\nEOF', 'a\nb'])('is none: %j', script => {
    expect(withoutHeredocs(script)).toBe(script);
  });

  it('that does not end hides no command', () => {
    expect(withoutHeredocs('EOF\ncat <<EOF\nnpm test')).toBe(
      'EOF\ncat \nnpm test',
    );
  });
});

describe('the head of a command', () => {
  it.each([
    ['npm publish --access public', 'npm publish'],
    ['npm --silent run deploy', 'npm run deploy'],
    ['docker compose up -d', 'docker compose up'],
    ['docker buildx imagetools create x', 'docker buildx imagetools'],
    [
      'aws --region eu ecs update-service --service x',
      'aws eu ecs update-service',
    ],
    ['aws ecs update-service x', 'aws ecs update-service x'],
    ['gh release create v1', 'gh release create v1'],
    ['kubectl $FLAGS apply', 'kubectl apply'],
    ['kubectl scale=3 apply', 'kubectl apply'],
    ['npm 3 test', 'npm test'],
    ['npm run:all', 'npm run'],
    ['frob one two', 'frob'],
    ['/usr/local/bin/npm test', 'npm test'],
    ['./ship.sh now', './ship.sh'],
    ['ci/ship.sh now', 'ci/ship.sh'],
    ['ci/ship now', 'ship'],
    ['sudo env A=1 npm test', 'npm test'],
    ['A=1 B=2 npm test', 'npm test'],
    ['if npm test', 'npm test'],
    ['then npm test', 'npm test'],
    ['( npm test', 'npm test'],
    ['{ npm test', 'npm test'],
    ['npm\ttest', 'npm test'],
  ])('of %s is %s', (command, head) => {
    expect(heads(command)).toEqual([head]);
  });

  it.each([
    'echo a',
    'A=1',
    '$TOOL a',
    '--flag',
    '> file',
    '< file',
    '} ',
    'fi',
    'start)',
    '-x',
    ']',
    'sudo',
  ])('is none in plumbing: %s', command => {
    expect(commandsOf(command)).toEqual([]);
  });

  it('stands before all of its words', () => {
    expect(texts('/bin/curl -d "a b" ${{ secrets.url }} x')).toEqual([
      'curl -d a b $EXPR x',
    ]);
  });
});
