export {
  CHAPTERS,
  companyOf,
  FOUNDATION_DAYS,
  type ChapterOptions,
} from './chapters';
export { generateCompany, type CompanyOptions } from './generate';
export { historyOf, historyOfService, type HistoryPlan } from './history';
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
export { pagedBy, pageId } from './paged';
export { isArgoCd, placesOf, waitingRelease, type Place } from './places';
export { onCallAt } from './rota';
export { createRandom, seedOf, type Random } from './random';
export { convergedAt, wasConverged } from './foundations/converged';
export { versionOf } from './version';
export type * from './types';
export type * from './ports';
