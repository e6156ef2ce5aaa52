import { failureReasons } from '@groundwork/plugin-readiness-common';
import { failureReasons as reasonsOfSources } from '@groundwork/source-client';

it('evidence knows every reason for which a source cannot be read, and that one is still being read', () => {
  expect([...failureReasons].sort()).toEqual(
    [...reasonsOfSources, 'unfinished'].sort(),
  );
});
