export { httpRouter as default } from './service';
