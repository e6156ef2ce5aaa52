export { SaidList } from './SaidList';
