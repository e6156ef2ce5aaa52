export { tasksSubPage } from './tasksSubPage';
