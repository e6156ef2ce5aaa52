export { startArgoCd, type ArgoCdOptions, type RunningArgoCd } from './start';
