import type { Finding, Subject } from '@groundwork/plugin-readiness-common';

type FoundObject = NonNullable<Finding['object']>;
type Mend = NonNullable<Finding['mend']>;

/** Where the catalog says that a person changes, or sees, what it was told of an entity. */
const PLACES = [
  'backstage.io/edit-url',
  'backstage.io/view-url',
  'backstage.io/managed-by-location',
] as const;

/** A file on the disk of the server is nothing that a reader could open. */
function addressOf({ annotations = {} }: Subject): string | undefined {
  return PLACES.flatMap(place => annotations[place] ?? [])
    .map(text => text.replace(/^url:/, ''))
    .find(text => /^https?:\/\//.test(text));
}

/** The entity whose file is to be changed, with the address of the file where the catalog knows one. */
export function catalogFileOf(subject: Subject): FoundObject {
  const { kind, ref, name } = subject;
  const [, namespace] = /:([^/]+)\//.exec(ref) ?? [];
  const url = addressOf(subject);
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    ...(namespace === undefined ? {} : { namespace }),
    name,
    ...(url === undefined ? {} : { url }),
  };
}

const into = 'its catalog file';

/** Who answers for it. */
export const ownerLine: Mend = { into, yaml: 'spec:\n  owner: TEAM\n' };

const RUNBOOK =
  '    - url: ADDRESS\n      title: Runbook\n      type: runbook\n';
const ON_CALL =
  '    - url: ADDRESS\n      title: TEAM on call\n      type: on-call\n';

/** The links that are missing, in one list: a second key of that name would replace the first. */
export function linkLines(lacks: {
  readonly runbook: boolean;
  readonly onCall: boolean;
}): Mend {
  return {
    into,
    yaml: `metadata:\n  links:\n${lacks.runbook ? RUNBOOK : ''}${
      lacks.onCall ? ON_CALL : ''
    }`,
  };
}

/** Where its documentation lies. */
export const documentationLine: Mend = {
  into,
  yaml: 'metadata:\n  annotations:\n    backstage.io/techdocs-ref: dir:.\n',
};
