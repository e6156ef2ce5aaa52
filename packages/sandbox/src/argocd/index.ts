export {
  startArgoCd,
  type ArgoCdInstanceName,
  type ArgoCdOptions,
  type RunningArgoCd,
} from './start';
