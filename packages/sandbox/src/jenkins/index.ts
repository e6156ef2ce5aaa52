export { startJenkins, type JenkinsOptions } from './start';
