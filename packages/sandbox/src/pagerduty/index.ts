export { startPagerduty, type PagerdutyOptions } from './start';
