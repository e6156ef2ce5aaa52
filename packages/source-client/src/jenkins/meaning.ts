import { reasonOfStatus, type Meaning } from '../client/meaning';

/** Rights as Jenkins' headers call them, and as its pages for administrators do. */
const RIGHTS: Readonly<Record<string, string>> = {
  'hudson.model.Hudson.Read': 'Overall/Read',
  'hudson.model.Item.Read': 'Job/Read',
  'hudson.model.Item.Discover': 'Job/Discover',
};

/** Jenkins: 403 for nobody in particular means that the credentials are missing; another 403 names its right. */
export const jenkinsMeaning: Meaning = {
  reasonOf: ({ status, headers }) =>
    status === 403 && headers['x-you-are-authenticated-as'] === 'anonymous'
      ? 'unauthorized'
      : reasonOfStatus(status),
  rightOf: ({ status, headers }) => {
    const id = headers['x-required-permission'] ?? '';
    return status === 403 ? RIGHTS[id] : undefined;
  },
};
