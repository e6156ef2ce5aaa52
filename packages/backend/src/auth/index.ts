export { guestSignInModule as default } from './guest';
