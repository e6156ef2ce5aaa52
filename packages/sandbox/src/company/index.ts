export { generateCompany, type CompanyOptions } from './generate';
export {
  historyOf,
  historyOfService,
  type CommitKind,
  type CommitPlan,
  type HistoryPlan,
} from './history';
export {
  jenkinsJobsOf,
  type JenkinsJobKind,
  type JenkinsJobPlan,
} from './jenkins-jobs';
export {
  DESERTED_GROUPS,
  FORGOTTEN_OWNERS,
  MONOREPO,
} from './organisation-chart';
export { placesOf, waitingRelease, type Place } from './places';
export { createRandom, seedOf, type Random } from './random';
export { versionOf } from './version';
export type * from './types';
export type * from './ports';
