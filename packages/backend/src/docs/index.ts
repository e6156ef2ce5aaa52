export { docsPrebuildModule as default } from './module';
